// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/calibrate_model.h"
#include "app/player_model.h"
#include "app/services.h"
#include "audio/fit_preview.h"

namespace atos {

/// How much of the last playing A and B are heard on, seconds.
inline constexpr double phraseSeconds = 8;

/// What listening needs: how B sounds here, and both gains.
struct Audition {
    PreviewFit fit;      ///< B
    LoudnessMatch match; ///< of A, the piano as made, and B
};

/// Before (nothing set: the piano as made) and after on the player's own last phrase, equally loud. B is
/// measured and corrected for this computer's sound first, in a worker. The tone listened to last stays for
/// live playing.
class AuditionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(Tone sounding READ sounding NOTIFY soundingChanged)
    Q_PROPERTY(Tone tone READ tone NOTIFY soundingChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY readyChanged)

public:
    enum class Tone { None, Before, After };
    Q_ENUM(Tone)

    /// All outlive the model. `render` is called in a worker.
    AuditionModel(CalibrateModel& calibrate, SoundModel& sound, PlayerModel& player, RenderFunction render,
                  QObject* parent = nullptr);

    [[nodiscard]] Tone sounding() const { return sounding_; } ///< what plays now
    [[nodiscard]] Tone tone() const { return tone_; }         ///< what live playing sounds like
    [[nodiscard]] bool ready() const { return ready_; }
    [[nodiscard]] QString sentence() const {
        return sentence_;
    } ///< how far apart they were and what this sound cannot do, or what is missing

    /// Plays the phrase with that tone; the same tone again stops it.
    Q_INVOKABLE void listen(atos::AuditionModel::Tone tone);

Q_SIGNALS:
    void soundingChanged();
    void readyChanged();

private:
    void prepare();
    void prepared(Result<Audition> audition);
    void setReady(bool ready, const QString& sentence);

    CalibrateModel& calibrate_;
    SoundModel& sound_;
    PlayerModel& player_;
    RenderFunction render_;
    Tone sounding_ = Tone::None;
    Tone tone_ = Tone::None;
    bool ready_ = false;
    QString sentence_;
    Audition audition_;
    Phrase phrase_;
    CancelToken comparing_;
    WindowWorker worker_;
};

} // namespace atos
