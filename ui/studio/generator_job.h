// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/generate/generators.h"
#include "ui/base/job_model.h"
#include "ui/base/midi_handover.h"
#include "ui/sound/player_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace atos {

/// Something that makes music by itself.
struct GeneratorService {
    QString id;       ///< "lstm"
    QString title;    ///< what it does: "Phrase"
    QString network;  ///< what does it, as in papers; may be empty
    QString sentence; ///< how it makes music
    GeneratorAbilities abilities;
    std::function<Result<std::unique_ptr<Generator>>()> open; ///< called in a worker, with the first request
};

/// One generator, and the music that it made last.
class GeneratorJob : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by GeneratorList")
    Q_PROPERTY(QString id READ id CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString sentence READ sentence CONSTANT)
    Q_PROPERTY(QString musicTitle READ musicTitle NOTIFY stateChanged)
    Q_PROPERTY(QString network READ network CONSTANT)
    Q_PROPERTY(bool goesOn READ goesOn CONSTANT)
    Q_PROPERTY(bool held READ isHeld WRITE setHeld NOTIFY seedChanged)
    Q_PROPERTY(QString facts READ facts NOTIFY stateChanged)
    Q_PROPERTY(int seed READ seed WRITE setSeed NOTIFY seedChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(double position READ position NOTIFY moved)
    Q_PROPERTY(double duration READ duration NOTIFY stateChanged)

public:
    static constexpr int largestSeed = 999999;

    /// Both outlive the model.
    GeneratorJob(GeneratorService service, PlayerModel& player, MidiHandover& handover,
                 QObject* parent = nullptr);

    [[nodiscard]] QString id() const { return service_.id; }
    [[nodiscard]] QString title() const { return service_.title; }
    [[nodiscard]] QString sentence() const { return service_.sentence; }
    [[nodiscard]] QString network() const { return service_.network; }
    [[nodiscard]] bool goesOn() const { return service_.abilities.prompt; } ///< from other music
    [[nodiscard]] QString musicTitle() const;                               ///< of what is shown
    [[nodiscard]] QString facts() const; ///< "92 notes · 0:30 · number 7"
    /// 1 .. largestSeed: the same number makes the same music again.
    [[nodiscard]] int seed() const { return seed_; }
    /// Whoever chooses a number wants to keep it: it is held then.
    void setSeed(int seed);
    [[nodiscard]] bool isHeld() const { return held_; }
    void setHeld(bool held);
    /// Another number by chance, unless it is held.
    Q_INVOKABLE void roll();
    /// Never null.
    [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return performance_; }

    /// So many seconds of music, from the seed.
    Q_INVOKABLE void generate(double seconds);
    /// As it is wished, but from the seed of this.
    void make(MusicWish wish);
    Q_INVOKABLE void play();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void exportMusic(const QUrl& to);
    Q_INVOKABLE void hand(atos::MidiHandover::Purpose purpose);

    [[nodiscard]] bool isPlaying() const { return playing_; }
    [[nodiscard]] double position() const { return position_; }
    [[nodiscard]] double duration() const; ///< of a loop, one pass

Q_SIGNALS:
    void seedChanged();
    void playingChanged();
    void moved();
    void failed(const QString& sentence);

private:
    void finished(Result<Performance> music, int seed);

    GeneratorService service_;
    PlayerModel& player_;
    MidiHandover& handover_;
    int seed_ = 1;
    bool held_ = false;
    int madeFrom_ = 0; ///< the seed of `performance_`
    std::shared_ptr<const Performance> performance_ = std::make_shared<const Performance>();
    bool playing_ = false;
    double position_ = 0;
    std::shared_ptr<std::unique_ptr<Generator>> generator_; ///< opened and used in the worker only
    WindowWorker worker_;
};

} // namespace atos
