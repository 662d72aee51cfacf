// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/preview/preview_phrase.h"
#include "tone/taste/taste.h"
#include "ui/calibrate/audition_model.h"
#include "ui/sound/pair_player.h"

#include <functional>

namespace atos {

/// Which of two tones do you like? Learns from the answers and keeps them on this computer.
class TasteModel : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool over READ over NOTIFY changed)
    Q_PROPERTY(int question READ question NOTIFY changed)
    Q_PROPERTY(bool answerable READ answerable NOTIFY changed)
    Q_PROPERTY(Version sounding READ sounding NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(int answers READ answers NOTIFY changed)

public:
    static constexpr int questions = 8; ///< of a round: more tires the ear

    enum class Version { None, First, Second };
    Q_ENUM(Version)
    enum class Choice { LikeFirst, LikeNeither, LikeSecond };
    Q_ENUM(Choice)

    /// All outlive the model. `file` keeps the answers; `coin` decides which tone of a pair comes first.
    TasteModel(CalibrateModel& calibrate, AuditionModel& audition, SoundModel& sound, RenderFunction render,
               std::filesystem::path file, std::function<bool()> coin, QObject* parent = nullptr);

    [[nodiscard]] bool active() const { return question_ > 0; }
    [[nodiscard]] bool over() const { return question_ > questions; }
    [[nodiscard]] int question() const { return question_; } ///< from 1; 0: none is asked
    [[nodiscard]] bool answerable() const { return ready() && heardFirst_ && heardSecond_; }
    [[nodiscard]] Version sounding() const { return sounding_; }
    /// "You like it brighter and with less room." or that nothing is known yet.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] int answers() const { return static_cast<int>(taste_.answers().size()); }
    [[nodiscard]] const Taste& taste() const { return taste_; }

    /// A round of questions on the phrase that is auditioned.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    Q_INVOKABLE void play(atos::TasteModel::Version version);
    Q_INVOKABLE void answer(atos::TasteModel::Choice choice);
    Q_INVOKABLE void forget();

Q_SIGNALS:
    void changed();
    void learnt(); ///< or forgotten
    void failed(const QString& sentence);

private:
    [[nodiscard]] bool ready() const { return active() && !over() && state() == State::Ready; }
    void ask();
    void stop();
    void keep();

    CalibrateModel& calibrate_;
    AuditionModel& audition_;
    RenderFunction render_;
    std::filesystem::path file_;
    std::function<bool()> coin_;
    PairPlayer player_;
    Taste taste_;
    TonePreset evidence_; ///< what the music asks for: the pairs lie around it
    int question_ = 0;
    TasteAnswer pair_;
    std::shared_ptr<const PhrasePair> sounds_;
    Version sounding_ = Version::None;
    bool heardFirst_ = false;
    bool heardSecond_ = false;
    WindowWorker worker_;
};

} // namespace atos
