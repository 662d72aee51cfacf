// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/phrase_player.h"
#include "app/simulate/simulated_performer.h"
#include "music/work_names.h"
#include "ui/base/window_worker.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace atos {

/// Simulated pianos for whoever has no real one at hand. At most one is plugged in, as a port beside the real
/// ones; what is set on it stays set until the program ends. It can play bundled pieces.
class SimulationModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QStringList pianos READ pianos NOTIFY pianosChanged)
    Q_PROPERTY(QString plugged READ plugged NOTIFY pluggedChanged)
    Q_PROPERTY(QStringList pieces READ pieces CONSTANT)
    Q_PROPERTY(bool playing READ playing NOTIFY playingChanged)

public:
    /// `ports`, which outlives the model, is where the pianos appear; `pieces` a folder of MIDI files.
    SimulationModel(MidiSystem& ports, const std::filesystem::path& pieces, QObject* parent = nullptr);

    /// What is known of all pianos. Of these a few can be simulated here: such as can be read and written.
    void setProfiles(const std::vector<KeyboardProfile>& profiles);

    [[nodiscard]] QStringList pianos() const; ///< as their ports are called: "Simulated Roland FP-30X"
    [[nodiscard]] bool isSimulated(const QString& port) const;
    /// Where what they were before a change is kept: apart from the real pianos', and gone with the program.
    [[nodiscard]] std::filesystem::path snapshots() const;

    /// Plugs in the piano of that port and pulls the plug of any other; of every one for another name.
    [[nodiscard]] Status plugOnly(const QString& port);
    [[nodiscard]] QString plugged() const { return plugged_; } ///< the port; empty: none

    [[nodiscard]] QStringList pieces() const;                       ///< their titles
    [[nodiscard]] std::filesystem::path pieceFile(int piece) const; ///< empty: there is none of that index
    [[nodiscard]] bool playing() const { return playing_; }
    /// Lets the piano that is plugged in play a piece, by its index.
    Q_INVOKABLE void play(int piece);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void pianosChanged();
    void pluggedChanged();
    void playingChanged();
    void failed(const QString& sentence);

private:
    struct Simulated {
        std::string port;
        KeyboardProfile profile;
        std::unique_ptr<SimulatedPiano> piano; ///< made when it is first plugged in
    };

    [[nodiscard]] Simulated* find(const QString& port);
    void setPlaying(bool playing);

    MidiSystem& ports_;
    QTemporaryDir snapshots_;
    std::vector<std::filesystem::path> pieces_;
    WorkNames names_; ///< of the pieces, by file name
    std::vector<Simulated> pianos_;
    QString plugged_;
    bool playing_ = false;
    int wish_ = 0;                        ///< of the player: what was asked for before it no longer counts
    SimulatedPiano* performer_ = nullptr; ///< of the player's thread while it plays
    QTimer end_;                          ///< looks whether the piece is over
    PhrasePlayer player_;
    WindowWorker worker_;
};

} // namespace atos
