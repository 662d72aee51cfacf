// SPDX-License-Identifier: Apache-2.0
#include "app/piano/known_pianos.h"
#include "app/piano/learn_voice.h"
#include "app/piano/voice_list.h"
#include "app/preview/measure_voices.h"
#include "cli/verbs.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <optional>

namespace atos {
namespace {

class Voices : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("--port", port_, "The port of the piano, a part of its name, or auto");
        verb.add_option("--keyboard", keyboard_,
                        "The piano's profile; auto, the default, asks the piano on --port");
        verb.add_flag("--experimental", experimental_, "As if what only one source documents were sent");
        auto* learn = verb.add_option(
            "--learn", learn_, "Find out with you how this voice is chosen, and whether your keys play it");
        auto* forget =
            verb.add_option("--forget", forget_, "Forget what was learned of this voice, or of all");
        auto* measure = verb.add_flag("--measure", measure_,
                                      "Render each voice in the preview and say how they differ; no piano");
        verb.add_option("--soundfont", soundfont_, "For --measure")->needs(measure);
        forget->excludes(learn);
        measure->excludes(learn)->excludes(forget);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const Task task{cancel, console.progress()};
        if (measure_) return measure(console, task);
        const auto profiles = knownKeyboards();
        if (!profiles) return profiles.error();
        if (!learn_.empty()) return learn(console, *profiles, task);
        auto profile = wantedProfile(*profiles, task);
        if (!profile) return profile.error();
        if (!forget_.empty()) return forget(console, profile->id);
        return list(console, *profile, nullptr);
    }

private:
    [[nodiscard]] bool named() const { return !keyboard_.empty() && keyboard_ != "auto"; }

    Result<KeyboardProfile> wantedProfile(const std::vector<KeyboardProfile>& profiles,
                                          const Task& task) const {
        if (named()) return keyboardCalled(profiles, keyboard_);
        if (port_.empty()) return badInput("Which piano? Name it with --port or --keyboard.");
        const auto system = openMidiSystem();
        const auto id = recogniseKeyboard(*system, port_, profiles, task);
        if (!id) return id.error();
        return keyboardCalled(profiles, *id);
    }

    static Result<Voice> voiceCalled(const std::string& name) {
        const auto voice = voiceOf(name);
        if (voice) return *voice;
        std::string known;
        for (const Voice each : allVoices)
            known.append(known.empty() ? "" : ", ").append(voiceName(each));
        return badInput("There is no voice \"" + name + "\".", "There are " + known + ".");
    }

    Status learn(Console& console, const std::vector<KeyboardProfile>& profiles, const Task& task) const {
        const auto voice = voiceCalled(learn_);
        if (!voice) return voice.error();
        if (port_.empty()) return badInput("To learn from a piano it has to be there: name its --port.");
        const auto system = openMidiSystem();
        const auto found = pianoOn(*system, port_, profiles, task);
        if (!found) return found.error();
        if (!named() && found->profile == nullptr)
            return badInput(fmt::format("The piano on {} is none that is known.", found->output),
                            "Name its profile with --keyboard; generic-gm2 will do for any.");
        const auto profile = named() ? keyboardCalled(profiles, keyboard_) : Result(*found->profile);
        if (!profile) return profile.error();
        const LearnTalk talk{[](const std::string& sentence) { std::cerr << sentence << '\n'; }, ask};
        const auto learned =
            learnVoice(*system, found->output, found->input, *profile, *voice, talk, learnOptions(), task);
        if (!learned) return learned.error();
        const auto now = knownKeyboards();
        if (!now) return now.error();
        const auto changed = keyboardCalled(*now, profile->id);
        if (!changed) return changed.error();
        return list(console, *changed, &*learned);
    }

    Status measure(Console& console, const Task& task) const {
        const auto voices = measureVoices(renderSamples, soundfont_, task);
        if (!voices) return voices.error();
        return console.result({{"preview", voiceTableJson(*voices)}}, voiceTable(*voices));
    }

    Status forget(Console& console, const std::string& keyboard) const {
        std::optional<Voice> voice;
        if (forget_ != "all") {
            const auto called = voiceCalled(forget_);
            if (!called) return called.error();
            voice = *called;
        }
        if (auto forgotten = forgetVoice(learnOptions().own, keyboard, voice); !forgotten) return forgotten;
        const auto now = knownKeyboards();
        if (!now) return now.error();
        const auto profile = keyboardCalled(*now, keyboard);
        if (!profile) return profile.error();
        return list(console, *profile, nullptr);
    }

    Status list(Console& console, const KeyboardProfile& profile, const LearnedVoice* learned) const {
        const auto voices = voicesOn(profile, experimental_);
        Json json = {{"keyboard", profile.id}, {"voices", voicesJson(voices)}};
        std::string text = profile.name + "\n";
        for (const VoiceOnPiano& each : voices)
            text += fmt::format("  {:14} {}\n", voiceName(each.voice), each.sentence);
        if (learned != nullptr) {
            json["learned"] = {{"voice", voiceName(learned->voice)}, {"reaches_keys", learned->reachesKeys}};
            text += learned->reachesKeys
                        ? fmt::format("The {} is known now.\n", spokenVoice(learned->voice))
                        : "Your keys kept their sound, so this piano's voice is left alone.\n";
        }
        return console.result(json, text);
    }

    /// A line of stdin that begins with y or n.
    static Result<bool> ask(const std::string& question) {
        for (std::string answer;
             std::cerr << question << " [y/n] " << std::flush, std::getline(std::cin, answer);) {
            if (answer.starts_with('y') || answer.starts_with('Y')) return true;
            if (answer.starts_with('n') || answer.starts_with('N')) return false;
        }
        return badInput("Nobody answered, so nothing was learned; the piano has what it had.");
    }

    std::string port_, keyboard_, learn_, forget_;
    std::filesystem::path soundfont_;
    bool experimental_ = false;
    bool measure_ = false;
};

} // namespace

std::unique_ptr<Command> makeVoices() {
    return std::make_unique<Voices>();
}

} // namespace atos
