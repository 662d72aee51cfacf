// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/pieces/opened_piece.h"
#include "ui/base/window_worker.h"
#include "ui/calibrate/heard_model.h"
#include "ui/sound/player_model.h"

#include <QUrl>

#include <filesystem>

namespace atos {

/// A MIDI file that was opened: shown, played and calibrated in place of the live take.
class PieceModel : public HeardModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(bool opening READ isOpening NOTIFY openingChanged)
    Q_PROPERTY(QString warning READ warning NOTIFY openChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(double position READ position WRITE setPosition NOTIFY moved)
    Q_PROPERTY(double duration READ duration NOTIFY openChanged)
    Q_PROPERTY(QString time READ time NOTIFY moved)

public:
    explicit PieceModel(PlayerModel& player, QObject* parent = nullptr);

    [[nodiscard]] QString title() const override { return title_; }
    [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return performance_; }
    [[nodiscard]] std::shared_ptr<const BeatGrid> beats() const override {
        return understood_ ? understood_->beats : nullptr;
    }
    [[nodiscard]] double position() const override { return position_; }
    [[nodiscard]] bool isLive() const override { return false; }
    [[nodiscard]] std::array<std::uint8_t, 128> held() const override;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; } ///< where it came from
    [[nodiscard]] bool isOpen() const { return open_; }
    [[nodiscard]] bool isOpening() const { return opening_; }
    [[nodiscard]] QString warning() const { return warning_; } ///< what had to be salvaged; empty: nothing
    [[nodiscard]] bool isPlaying() const { return playing_; }
    [[nodiscard]] double duration() const { return duration_; }
    [[nodiscard]] QString time() const; ///< "0:12 / 4:32"

    /// Reads in a worker, and is shown before its keys, chords and beats are known. A file that cannot be
    /// read leaves everything as it was and is told by failed(). `title`: what to call it; empty: as the file
    /// does.
    Q_INVOKABLE void openFile(const QUrl& url, const QString& title = {});
    Q_INVOKABLE void close();
    Q_INVOKABLE void play();
    Q_INVOKABLE void stop();
    void setPosition(double seconds);

Q_SIGNALS:
    void openChanged();
    void openingChanged();
    void playingChanged();
    void failed(const QString& sentence);

private:
    void show(OpenedPiece opened, const QString& path, const QString& title);
    void understand();
    void followPlayer();
    void updateFacts();

    PlayerModel& player_;
    std::shared_ptr<const Performance> performance_ = std::make_shared<const Performance>();
    Features features_;
    std::optional<UnderstoodPiece> understood_; ///< none yet
    std::filesystem::path file_;
    QString title_;
    QString warning_;
    bool open_ = false;
    bool opening_ = false;
    bool playing_ = false;
    double position_ = 0;
    double duration_ = 0;
    WindowWorker worker_;
    WindowWorker understanding_; ///< its own: the next file does not wait for what was hours long
};

} // namespace atos
