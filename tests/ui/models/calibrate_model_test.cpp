// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/audition_model.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/calibrate/live_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <cmath>

namespace atos {
namespace {

using State = CalibrateModel::State;

class CalibrateModelTest : public testing::Test {
protected:
    CalibrateModelTest() { publish(test::scale(20)); }
    void publish(const Performance& take) {
        LiveSnapshot snapshot;
        snapshot.seconds = take.duration();
        snapshot.take = std::make_shared<const Performance>(take);
        engine_.publish(std::move(snapshot));
        live_.poll();
    }
    CalibrateModel::OpenPipeline opener(const Calibration& answer) {
        return [this, answer]() -> Result<std::unique_ptr<Pipeline>> {
            return std::unique_ptr<Pipeline>(
                std::make_unique<test::FakePipeline>(answer, std::vector<KeyboardProfile>(), gate_));
        };
    }

    test::FakeEngine engine_;
    LiveModel live_{engine_};
    std::shared_ptr<test::PipelineGate> gate_ = std::make_shared<test::PipelineGate>();
};

TEST_F(CalibrateModelTest, showsTheAnswerInWords) {
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.calibrate(&live_);
    EXPECT_EQ(calibrate.state(), State::Working);
    ATOS_WAIT_FOR(calibrate.hasResult());
    EXPECT_FALSE(calibrate.abstained());
    EXPECT_EQ(calibrate.subject(), QStringLiteral("Your playing · 0:20 of music"));

    ASSERT_EQ(calibrate.heads().size(), 6);
    const auto composer = calibrate.heads().first().value<HeadView>();
    EXPECT_EQ(composer.sentence, QStringLiteral("Composer: Chopin 71 %, J. S. Bach 18 %, Mozart 11 %"));
    const auto genre = calibrate.heads().at(1).value<HeadView>();
    EXPECT_TRUE(genre.abstained);
    EXPECT_EQ(genre.reason, QStringLiteral("Nothing like it was in training."));

    ASSERT_EQ(calibrate.tones().size(), 5) << "three answers and two references";
    EXPECT_EQ(calibrate.tones().front().value<ToneView>().title, QStringLiteral("Nocturne, dark hall"));
    EXPECT_EQ(calibrate.tones().front().value<ToneView>().score, QStringLiteral("87 of 100"));
    const auto nocturne = calibrate.tones().at(3).value<ToneView>();
    EXPECT_EQ(nocturne.title, QStringLiteral("Nocturne in E flat major"));
    EXPECT_EQ(nocturne.score, QStringLiteral("0.93"));
    ASSERT_EQ(nocturne.terms.size(), 3);
    EXPECT_EQ(nocturne.terms.first().value<TermView>().text, QStringLiteral("+0.81"));
    EXPECT_EQ(nocturne.terms.last().value<TermView>().text, QStringLiteral("−0.18"));
    EXPECT_EQ(calibrate.notes().size(), 1);
    ASSERT_EQ(calibrate.reasons().size(), 2) << "what would have changed it is looked for when it is asked";
    calibrate.findCounterfactual();
    ATOS_WAIT_FOR(!calibrate.findingCounterfactual());
    ASSERT_EQ(calibrate.reasons().size(), 3);
    EXPECT_EQ(calibrate.reasons().last().value<ReasonView>().sentence,
              QStringLiteral("Played faster, the prelude would have come first."));
}

TEST_F(CalibrateModelTest, doesNotCallAnotherComposerAName) {
    Calibration answer = test::sampleAnswer();
    answer.style.head(StyleHead::composer).labels = {
        {std::string(anotherComposer), 0.3}, {"Bach JS", 0.2}, {"Chopin", 0.5}};
    CalibrateModel calibrate(opener(answer));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult());
    EXPECT_EQ(calibrate.heads().first().value<HeadView>().sentence,
              QStringLiteral("Composer: Chopin 50 %, J. S. Bach 20 %"));
}

TEST_F(CalibrateModelTest, lightsUpTheMusicOfAReasonOnTheMusicItWasFoundFor) {
    Calibration answer = test::sampleAnswer();
    answer.target.reasons.front().spans = {{4, 2}, {10, 1}};
    CalibrateModel calibrate(opener(answer));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    EXPECT_FALSE(calibrate.isAbout(&live_));
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult() && !calibrate.findingCounterfactual());
    EXPECT_TRUE(calibrate.highlightedSpans().isEmpty());

    calibrate.setHighlightedReason(0);
    ASSERT_EQ(calibrate.highlightedSpans().size(), 2);
    EXPECT_EQ(calibrate.highlightedSpans().first().value<SpanView>().to, 6);
    calibrate.setHighlightedReason(1);
    EXPECT_TRUE(calibrate.highlightedSpans().isEmpty());

    publish(test::scale(30));
    EXPECT_TRUE(calibrate.isAbout(&live_)) << "the take has grown";
    publish(test::scale(10));
    EXPECT_FALSE(calibrate.isAbout(&live_)) << "another take";
}

TEST_F(CalibrateModelTest, stopsLookingForTheCounterfactualWhenItIsAskedAgain) {
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    QObject::connect(
        &calibrate, &CalibrateModel::resultChanged, &calibrate, [this] { gate_->hold(); },
        Qt::SingleShotConnection);
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult());
    calibrate.findCounterfactual();
    EXPECT_TRUE(calibrate.findingCounterfactual());
    calibrate.calibrate(&live_);
    EXPECT_EQ(calibrate.state(), State::Working);
    gate_->release();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    ATOS_WAIT_FOR(!calibrate.findingCounterfactual());
    EXPECT_TRUE(calibrate.hasResult());
}

TEST_F(CalibrateModelTest, choosesTheFitUntilThePlayerChoosesAnother) {
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    EXPECT_FALSE(calibrate.chosenTone());
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult());
    EXPECT_EQ(calibrate.chosenTone(), test::sampleAnswer().target.preset);
    calibrate.setChoice(1);
    EXPECT_EQ(calibrate.chosenTone(), test::sampleAnswer().target.offers.at(1).preset);
    calibrate.setChoice(4);
    EXPECT_EQ(calibrate.chosenTone(), test::sampleAnswer().presets.at(1).tone);
    calibrate.setChoice(99);
    EXPECT_EQ(calibrate.choice(), 4);
}

TEST_F(CalibrateModelTest, findsTheToneAnewWhenThePlayerSaysHowItIsHeard) {
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.setListening(Listening::loudspeakers);
    EXPECT_EQ(calibrate.state(), State::Ready) << "nothing was calibrated yet";
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult() && calibrate.state() == State::Ready);
    const double loudspeakers = *calibrate.chosenTone()->reverbLevel;
    calibrate.setListening(Listening::headphones);
    EXPECT_EQ(calibrate.state(), State::Working);
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    EXPECT_GT(*calibrate.chosenTone()->reverbLevel, loudspeakers);
    EXPECT_EQ(calibrate.subject(), QStringLiteral("Your playing · 0:20 of music")) << "the same music";
}

TEST_F(CalibrateModelTest, saysSoWhenThereIsNoAnswer) {
    CalibrateModel calibrate(opener(test::abstention()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult());
    EXPECT_TRUE(calibrate.abstained());
    EXPECT_FALSE(calibrate.chosenTone());
    EXPECT_EQ(calibrate.notes().size(), 1);
}

TEST_F(CalibrateModelTest, stopsOnDemandAndKeepsTheLastAnswer) {
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.hasResult());

    gate_->hold();
    calibrate.calibrate(&live_);
    ATOS_WAIT_FOR(calibrate.progress() > 0);
    EXPECT_EQ(calibrate.step(), QStringLiteral("Listening for the style"));
    calibrate.cancel();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    EXPECT_TRUE(calibrate.problem().isEmpty());
    EXPECT_TRUE(calibrate.hasResult());
}

TEST_F(CalibrateModelTest, closesWhileItWorks) {
    gate_->hold();
    CalibrateModel calibrate(opener(test::sampleAnswer()));
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Ready);
    calibrate.calibrate(&live_);
    EXPECT_EQ(calibrate.state(), State::Working);
}

TEST_F(CalibrateModelTest, saysWhatIsMissingWithoutModels) {
    CalibrateModel calibrate([]() -> Result<std::unique_ptr<Pipeline>> {
        return environmentLacks("The style model is missing.", "Install ATOS MIDI again.");
    });
    calibrate.open();
    ATOS_WAIT_FOR(calibrate.state() == State::Unavailable);
    EXPECT_EQ(calibrate.problem(), QStringLiteral("The style model is missing. Install ATOS MIDI again."));
    EXPECT_TRUE(calibrate.keyboards().empty());
    calibrate.calibrate(&live_);
    EXPECT_EQ(calibrate.state(), State::Unavailable);
}

class AuditionModelTest : public CalibrateModelTest {
protected:
    /// One second of a sine whose level rises with brightness: loudness then follows the tone.
    static Result<Samples> render(const Performance& /*music*/, const RenderOptions& options,
                                  const Task& /*task*/) {
        Samples samples;
        samples.sampleRate = 48000;
        const double level = options.tone.brightness.value_or(0) < 0 ? 0.05 : 0.1;
        for (int i = 0; i < 48000; ++i) {
            const auto value = static_cast<float>(level * std::sin(i * 2 * M_PI * 440 / 48000));
            samples.interleaved.insert(samples.interleaved.end(), {value, value});
        }
        return samples;
    }

    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    CalibrateModel calibrate_{opener(test::sampleAnswer())};
    AuditionModel audition_{calibrate_, sound_, player_, render, {}};
};

TEST_F(AuditionModelTest, playsTheSamePhraseEquallyLoudInBothTones) {
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready && sound_.audible());
    EXPECT_FALSE(audition_.ready());
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(audition_.ready());
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::Before) << "A begins by itself";
    // B is half as strong, so A is played 6 dB down and B as it is.
    EXPECT_NEAR(record_->gains.back(), -6, 0.1);
    EXPECT_EQ(record_->tones.back(), TonePreset());
    ATOS_WAIT_FOR(audition_.position() > 0.05);

    audition_.listen(AuditionModel::Tone::After);
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::After);
    EXPECT_EQ(record_->switches, 1) << "B goes on where A was";
    EXPECT_GT(audition_.position(), 0.05);
    EXPECT_NEAR(record_->gains.back(), 0, 0.1);
    EXPECT_EQ(record_->tones.back(), *calibrate_.chosenTone());

    audition_.listen(AuditionModel::Tone::After);
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::None) << "the same again stops";
    EXPECT_EQ(audition_.tone(), AuditionModel::Tone::After) << "and stays for live playing";
    const double stopped = audition_.position();
    audition_.toggle();
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::After);
    EXPECT_GE(audition_.position(), stopped) << "and goes on from there";
}

TEST_F(AuditionModelTest, playsAAndThenBByItselfAndShowsWhereInTheMusic) {
    publish(test::scale(4));
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready && sound_.audible());
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(audition_.sounding() == AuditionModel::Tone::Before);
    EXPECT_EQ(audition_.spans().size(), 1);
    EXPECT_GE(audition_.playhead(), 0);
    audition_.setPosition(audition_.seconds() - 0.05);
    ATOS_WAIT_FOR(audition_.sounding() == AuditionModel::Tone::After);
    audition_.setPosition(audition_.seconds() - 0.05);
    ATOS_WAIT_FOR(audition_.sounding() == AuditionModel::Tone::None);
    EXPECT_EQ(audition_.position(), 0) << "ready to begin again";
    EXPECT_LT(audition_.playhead(), 0);
    audition_.setRepeats(true);
    audition_.listen(AuditionModel::Tone::After);
    audition_.setPosition(audition_.seconds() - 0.05);
    const std::size_t begun = record_->sides.size();
    ATOS_WAIT_FOR(record_->sides.size() > begun);
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::After);
}

TEST_F(AuditionModelTest, waitsToBeAskedWherePlayersWantThat) {
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready && sound_.audible());
    audition_.setBeginsByItself(false);
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(audition_.ready());
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::None);
    EXPECT_TRUE(record_->sides.empty());
}

TEST_F(AuditionModelTest, listensAfreshWhenAnotherToneIsChosen) {
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready && sound_.audible());
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(audition_.ready());
    calibrate_.setChoice(4);
    EXPECT_FALSE(audition_.ready());
    ATOS_WAIT_FOR(audition_.ready());
    EXPECT_EQ(audition_.sounding(), AuditionModel::Tone::After) << "what was asked for begins";
    EXPECT_EQ(record_->tones.back(), test::sampleAnswer().presets.at(1).tone);
}

TEST_F(AuditionModelTest, saysWhenThereIsNoDifferenceToDemonstrateAndStopsLookingWhenAsked) {
    publish(test::scale(40));
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready && sound_.audible());
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(audition_.ready());
    const QString own = audition_.sentence();
    audition_.demonstrate();
    EXPECT_TRUE(audition_.searching());
    EXPECT_FALSE(audition_.ready());
    ATOS_WAIT_FOR(!audition_.searching());
    EXPECT_TRUE(audition_.ready());
    // Both tones are one sine of different strength: equally loud, they are the same.
    EXPECT_FALSE(audition_.demonstrating());
    EXPECT_TRUE(audition_.sentence().startsWith(QStringLiteral("The two tones sound the same")));
    audition_.demonstrate();
    EXPECT_TRUE(audition_.searching());
    audition_.demonstrate();
    EXPECT_FALSE(audition_.searching()) << "again stops looking";
    ATOS_WAIT_FOR(audition_.ready());
    EXPECT_EQ(audition_.sentence(), own);
}

TEST_F(AuditionModelTest, saysWhatIsMissingWithoutASoundfont) {
    AuditionModel silent(calibrate_, sound_, player_,
                         [](const auto&, const auto&, const auto&) -> Result<Samples> {
                             return environmentLacks("There is no soundfont.", "Install fluid-soundfont-gm.");
                         },
                         {});
    calibrate_.open();
    ATOS_WAIT_FOR(calibrate_.state() == State::Ready);
    calibrate_.calibrate(&live_);
    ATOS_WAIT_FOR(silent.sentence() == QStringLiteral("There is no soundfont. Install fluid-soundfont-gm."));
    EXPECT_FALSE(silent.ready());
    silent.listen(AuditionModel::Tone::After);
    EXPECT_EQ(silent.sounding(), AuditionModel::Tone::None);
}

} // namespace
} // namespace atos
