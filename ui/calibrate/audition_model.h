// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/preview/preview_phrase.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/calibrate/demonstration.h"
#include "ui/sound/player_model.h"

namespace atos {

/// How much of the last playing A and B are heard on, seconds.
inline constexpr double phraseSeconds = 8;

/// Before (nothing set: the piano as made) and after on the player's own last phrase, equally loud. B is
/// measured and corrected for this computer's sound first, in a worker. The tone listened to last stays for
/// live playing. demonstrate() looks for another phrase, one on which both differ most to the ear: that is
/// when it is Working.
class AuditionModel : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(Tone sounding READ sounding NOTIFY soundingChanged)
    Q_PROPERTY(Tone tone READ tone NOTIFY soundingChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY stateChanged)
    Q_PROPERTY(bool searching READ searching NOTIFY stateChanged)
    Q_PROPERTY(bool demonstrating READ demonstrating NOTIFY stateChanged)

public:
    enum class Tone { None, Before, After };
    Q_ENUM(Tone)

    /// All outlive the model. `render` is called in a worker. `pieces`: a folder of MIDI files, some phrases
    /// of which may show a difference better than what was played.
    AuditionModel(CalibrateModel& calibrate, SoundModel& sound, PlayerModel& player, RenderFunction render,
                  std::filesystem::path pieces, QObject* parent = nullptr);

    [[nodiscard]] Tone sounding() const { return sounding_; } ///< what plays now
    [[nodiscard]] Tone tone() const { return tone_; }         ///< what live playing sounds like
    [[nodiscard]] bool ready() const { return state() == State::Ready; }
    [[nodiscard]] QString sentence() const {
        return sentence_;
    } ///< how far apart they were and what this sound cannot do, or what is missing

    /// For a phrase to demonstrate on.
    [[nodiscard]] bool searching() const { return state() == State::Working; }
    [[nodiscard]] bool demonstrating() const { return demonstrating_; } ///< it is what is heard now

    /// Stops looking for a phrase and goes back to the player's own.
    void cancel() override;
    /// Plays the phrase with that tone; the same tone again stops it.
    Q_INVOKABLE void listen(atos::AuditionModel::Tone tone);
    /// Looks for the phrase on which A and B differ most, and says what to hear. Again: stops looking, or
    /// goes back to the player's own phrase.
    Q_INVOKABLE void demonstrate();

Q_SIGNALS:
    void soundingChanged();

private:
    void prepare();
    void prepared(Result<PhrasePreview> audition);
    void found(Result<FoundPhrase> demonstration);
    void tell(State state, const QString& sentence);

    CalibrateModel& calibrate_;
    SoundModel& sound_;
    PlayerModel& player_;
    RenderFunction render_;
    std::filesystem::path pieces_;
    Tone sounding_ = Tone::None;
    Tone tone_ = Tone::None;
    QString sentence_;
    bool demonstrating_ = false;
    PhrasePreview audition_;                   ///< on the player's own phrase
    std::shared_ptr<const Performance> music_; ///< what the phrase is of
    Phrase phrase_;
    LoudnessMatch match_; ///< on the phrase
    WindowWorker worker_;
};

} // namespace atos
