// SPDX-License-Identifier: Apache-2.0
#include "app/piano/learn_voice.h"

#include "app/piano/program_ear.h"
#include "piano/profile/profile_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace atos {
namespace {

constexpr double pollSeconds = 0.01;

class Lesson {
public:
    Lesson(MidiSystem& system, std::string output, std::string input, KeyboardProfile profile, Voice voice,
           const LearnTalk& talk, const LearnOptions& options, const Task& task)
        : system_(system), output_(std::move(output)), input_(std::move(input)), profile_(std::move(profile)),
          voice_(voice), talk_(talk), options_(options), task_(task) {}

    Result<LearnedVoice> give() {
        auto known = readLearned(options_.own, profile_.id);
        if (!known) return known.error();
        learned_ = known->value_or(LearnedVoices{profile_.id, {}, {}, {}, {}});
        if (!input_.empty()) {
            auto ear = ProgramEar::open(system_, input_);
            if (!ear) return ear.error();
            ear_ = *std::move(ear);
        }
        auto changed = isDocumented() ? tryDocumented() : learnByEar();
        if (!changed) return changed.error();
        if (auto kept = writeLearned(learned_, options_.own); !kept) return kept.error();
        return LearnedVoice{voice_, *changed, learned_};
    }

private:
    [[nodiscard]] const Parameter* parameter() const { return profile_.find("voice"); }
    [[nodiscard]] std::string spoken() const { return spokenVoice(voice_); }

    [[nodiscard]] bool isDocumented() const {
        const Parameter* known = parameter();
        if (known == nullptr || known->scope == ParameterScope::part) return false;
        const Choice* choice = known->choice(voiceName(voice_));
        return choice != nullptr && known->evidenceOf(*choice) != Evidence::unsure;
    }

    Result<bool> tryDocumented() {
        talk_.tell(fmt::format("Choose on the panel a sound that is no {}, and play a little.", spoken()));
        LearnedVoices trial = learned_;
        trial.reachesKeys = true;
        trial.tried.insert(voice_);
        auto changed = sendAndAsk(withLearned(profile_, trial));
        if (!changed) return changed;
        remember(*changed, trial);
        return changed;
    }

    Result<bool> learnByEar() {
        if (parameter() != nullptr && parameter()->protocol != &programChange)
            return badInput(fmt::format("No number of a {} is known for the {}.", spoken(), profile_.name),
                            "Its voices are no programs that it would say.");
        if (!ear_)
            return environmentLacks("The piano cannot be heard, so nothing can be learned from it.",
                                    "Connect its MIDI output as well.");
        LearnedVoices trial = learned_;
        if (!trial.home) {
            const auto home =
                awaitPick("Choose on the panel the sound that the piano has when it is switched on.", {});
            if (!home) return home.error();
            trial.home = *home;
        }
        const auto numbers = awaitPick(fmt::format("Now choose the piano's {}.", spoken()), {});
        if (!numbers) return numbers.error();
        const auto other = awaitPick("Now choose any other sound, and play a little.", *numbers);
        if (!other) return other.error();
        trial.reachesKeys = true;
        trial.voices[voice_] = *numbers;
        LearnedVoices sent = trial; // undo brings back what is on now
        sent.home = *other;
        auto changed = sendAndAsk(withLearned(profile_, sent));
        if (!changed) return changed;
        remember(*changed, trial);
        return changed;
    }

    /// A sound that did not change says nothing against those that did.
    void remember(bool changed, const LearnedVoices& trial) {
        if (changed)
            learned_ = trial;
        else if (!learned_.reachesKeys)
            learned_.reachesKeys = false;
    }

    Result<ProgramNumbers> awaitPick(const std::string& sentence, const std::optional<ProgramNumbers>& not_) {
        while (ear_->take()) { // what was picked before it was asked for
        }
        talk_.tell(sentence);
        for (double waited = 0; waited < options_.patienceSeconds; waited += pollSeconds) {
            if (task_.cancel.cancelled()) return cancelled();
            if (const auto picked = ear_->take(); picked && picked != not_) return *picked;
            wait();
        }
        return environmentLacks("The piano did not say which sound was chosen.",
                                "Look in its menu for \"transmit program change\" and switch it on.");
    }

    Result<bool> sendAndAsk(KeyboardProfile trial) {
        PianoLinkOptions options = options_.link;
        options.experimental = true;
        options.quiet = [this] { return !ear_ || ear_->quiet(); };
        auto link = PianoLink::open(system_, output_, input_, std::move(trial), std::move(options));
        if (!link) return link.error();
        TonePreset preset;
        preset.id = "learn";
        preset.voice = voice_;
        const auto pushed = (*link)->push(preset, task_);
        if (!pushed) return pushed.error();
        if (pushed->changes.empty())
            return badInput(fmt::format("The piano has its {} already.", spoken()),
                            "Choose another sound on its panel and try again.");
        // A piano that says that it kept its sound need not be listened to.
        const bool refused = pushed->verified == false;
        auto answer =
            refused ? Result<bool>(false)
                    : talk_.ask(fmt::format("{} was sent. Play: did the sound under your fingers change?",
                                            pushed->changes.front().sentence));
        const auto undone = (*link)->undo(Task{});
        if (!answer) return answer;
        if (!undone) return undone.error();
        return answer;
    }

    void wait() const {
        if (options_.link.wait) return options_.link.wait(pollSeconds);
        std::this_thread::sleep_for(std::chrono::duration<double>(pollSeconds));
    }

    MidiSystem& system_;
    const std::string output_, input_;
    const KeyboardProfile profile_;
    const Voice voice_;
    const LearnTalk& talk_;
    const LearnOptions& options_;
    const Task& task_;
    LearnedVoices learned_;
    std::unique_ptr<ProgramEar> ear_; ///< null when the piano cannot be heard
};

} // namespace

LearnOptions learnOptions() {
    LearnOptions options;
    options.own = ownProfiles();
    options.link.snapshotFolder = snapshotFolder();
    return options;
}

Result<LearnedVoice> learnVoice(MidiSystem& system, const std::string& output, const std::string& input,
                                const KeyboardProfile& profile, Voice voice, const LearnTalk& talk,
                                const LearnOptions& options, const Task& task) {
    return Lesson(system, output, input, profile, voice, talk, options, task).give();
}

Status forgetVoice(const std::filesystem::path& own, const std::string& keyboard,
                   std::optional<Voice> voice) {
    auto known = readLearned(own, keyboard);
    if (!known) return known.error();
    if (!*known) return badInput("Nothing was learned about the voices of " + keyboard + ".");
    if (!voice) return writeLearned(LearnedVoices{keyboard, {}, {}, {}, {}}, own);
    LearnedVoices& learned = **known;
    if (learned.voices.erase(*voice) + learned.tried.erase(*voice) == 0)
        return badInput(
            fmt::format("Nothing was learned about the {} of {}.", spokenVoice(*voice), keyboard));
    if (learned.voices.empty() && learned.tried.empty()) learned.reachesKeys.reset();
    return writeLearned(learned, own);
}

} // namespace atos
