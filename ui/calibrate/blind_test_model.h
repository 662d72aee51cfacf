// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hearing/blind_test.h"
#include "ui/calibrate/audition_model.h"
#include "ui/sound/pair_player.h"

#include <optional>

namespace atos {

/// A, B and X, which is one of both, on the phrase that is auditioned. Nothing that can be seen tells which
/// one X is, and how many answers were right is said at the end only.
class BlindTestModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool over READ over NOTIFY changed)
    Q_PROPERTY(int trial READ trial NOTIFY changed)
    Q_PROPERTY(bool answerable READ answerable NOTIFY changed)
    Q_PROPERTY(Version sounding READ sounding NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)

public:
    enum class Version { None, A, B, X };
    Q_ENUM(Version)

    /// Both outlive the model. `seed`: of what X is; chance in the program, fixed in a test.
    BlindTestModel(AuditionModel& audition, SoundModel& sound, std::function<std::uint64_t()> seed,
                   QObject* parent = nullptr);

    [[nodiscard]] bool active() const { return test_.has_value(); }
    [[nodiscard]] bool over() const { return test_ && test_->verdict() != BlindVerdict::undecided; }
    [[nodiscard]] int trial() const { return test_ ? test_->trials() + 1 : 0; } ///< from 1
    /// X was heard, and A or B to compare it with.
    [[nodiscard]] bool answerable() const { return active() && !over() && heardX_ && heardOther_; }
    [[nodiscard]] Version sounding() const { return sounding_; }
    [[nodiscard]] QString verdict() const; ///< empty until it is over

    /// A new test. Not without a phrase that is ready.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    /// Goes on in that version where the phrase is; what sounds already stops.
    Q_INVOKABLE void play(atos::BlindTestModel::Version version);
    Q_INVOKABLE void answer(bool xIsB);

Q_SIGNALS:
    void changed();

private:
    void stop();

    AuditionModel& audition_;
    std::function<std::uint64_t()> seed_;
    PairPlayer player_;
    std::shared_ptr<const PhrasePair> pair_;
    std::optional<BlindTest> test_;
    Version sounding_ = Version::None;
    bool heardX_ = false;
    bool heardOther_ = false;
};

} // namespace atos
