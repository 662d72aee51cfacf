// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/preview/preview_phrase.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/calibrate/demonstration.h"
#include "ui/sound/pair_player.h"
#include "ui/sound/player_model.h"

namespace atos {

/// How much of the music A and B are heard on: the last of a live take, the most typical of a piece. Seconds.
inline constexpr double phraseSeconds = 8;

/// Before (nothing set: the piano as made) and after on the player's own last phrase, equally loud. Both are
/// rendered in a worker and run together, so that switching is a crossfade where the music is. After
/// Calibrate they begin by themselves, A and then B; another tone that is chosen begins with B. The tone
/// listened to last stays for live playing. demonstrate() looks for another phrase, one on which both differ
/// most to the ear: that is when it is Working.
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
    Q_PROPERTY(double position READ position WRITE setPosition NOTIFY moved)
    Q_PROPERTY(double seconds READ seconds NOTIFY stateChanged)
    Q_PROPERTY(bool repeats READ repeats WRITE setRepeats NOTIFY repeatsChanged)
    Q_PROPERTY(bool beginsByItself READ beginsByItself WRITE setBeginsByItself NOTIFY beginsByItselfChanged)
    Q_PROPERTY(double playhead READ playhead NOTIFY moved)
    Q_PROPERTY(QVariantList spans READ spans NOTIFY soundingChanged)

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
    } ///< what is heard and what this sound cannot do, or what is missing

    /// For a phrase to demonstrate on.
    [[nodiscard]] bool searching() const { return state() == State::Working; }
    [[nodiscard]] bool demonstrating() const { return demonstrating_; } ///< it is what is heard now

    [[nodiscard]] double position() const { return position_; } ///< of the phrase, seconds
    void setPosition(double seconds);                           ///< goes on from there when it plays
    [[nodiscard]] double seconds() const {
        return pair_ ? pair_->seconds : 0;
    } ///< of the phrase; 0: none yet
    [[nodiscard]] bool repeats() const { return repeats_; }
    void setRepeats(bool repeats);
    /// Whether A and B are played as soon as there is an answer.
    [[nodiscard]] bool beginsByItself() const { return beginsByItself_; }
    void setBeginsByItself(bool begins);

    /// Where in the player's music the phrase is while it plays, seconds; -1: nowhere.
    [[nodiscard]] double playhead() const;
    /// SpanView: the phrase in the player's music, while it plays.
    [[nodiscard]] QVariantList spans() const;
    /// Both versions of the phrase; null until there are any.
    [[nodiscard]] std::shared_ptr<const PhrasePair> pair() const { return pair_; }
    /// What A and B are heard on, as music that begins at 0 s. Never null.
    [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return phraseMusic_; }

    /// Stops looking for a phrase and goes back to the player's own.
    void cancel() override;
    /// That tone, from where the phrase is: it begins, or goes on in the other tone. What plays already
    /// stops.
    Q_INVOKABLE void listen(atos::AuditionModel::Tone tone);
    /// Stops, or goes on with what was heard last.
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void stop();
    /// Looks for the phrase on which A and B differ most, and says what to hear. Again: stops looking, or
    /// goes back to the player's own phrase.
    Q_INVOKABLE void demonstrate();

Q_SIGNALS:
    void soundingChanged();
    void moved();
    void repeatsChanged();
    void beginsByItselfChanged();

private:
    void choose();  ///< another tone, or another answer
    void prepare(); ///< the phrase of the music in the chosen tone
    void heardAsMade(Result<PhraseAsMade> asMade);
    void prepared(Result<PhrasePreview> audition);
    void found(Result<FoundPhrase> demonstration);
    void begin(Tone tone, double from);
    void ended();
    void setSounding(Tone tone);
    void tell(State state, const QString& sentence);

    CalibrateModel& calibrate_;
    SoundModel& sound_;
    PlayerModel& player_;
    RenderFunction render_;
    std::filesystem::path pieces_;
    PairPlayer pairPlayer_;
    Tone sounding_ = Tone::None;
    Tone tone_ = Tone::None;
    Tone next_ = Tone::None; ///< what follows when the phrase is over
    QString sentence_;
    bool demonstrating_ = false;
    bool repeats_ = false;
    bool beginsByItself_ = true;
    bool newAnswer_ = false;
    Tone first_ = Tone::None; ///< what begins when the phrase is ready
    double position_ = 0;
    PhrasePreview audition_; ///< on the player's own phrase
    Phrase phrase_;          ///< in the player's music
    LoudnessMatch match_;    ///< on the phrase
    std::shared_ptr<const PhrasePair> pair_;
    std::shared_ptr<const Performance> phraseMusic_ = std::make_shared<const Performance>();
    WindowWorker worker_;
};

} // namespace atos
