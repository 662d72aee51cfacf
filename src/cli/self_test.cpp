// SPDX-License-Identifier: Apache-2.0
#include "audio/live/live_synth.h"
#include "audio/render/render.h"
#include "audio/render/soundfont.h"
#include "cli/piano.h"
#include "cli/verbs.h"
#include "cli/warm_pipeline.h"
#include "files/locations.h"
#include "music/smf.h"
#include "piano/profile/lint.h"

#include <fmt/format.h>

#include <cmath>

namespace atos {
namespace {

enum class Verdict { good, absent, failed };

/// One line of the table. `absent` is a state of the machine that everything else works without.
struct Check {
    std::string part;
    Verdict verdict;
    std::string detail;
};

std::string_view word(Verdict verdict) {
    switch (verdict) {
    case Verdict::good:
        return "ok";
    case Verdict::absent:
        return "absent";
    case Verdict::failed:
        break;
    }
    return "failed";
}

Check failed(std::string part, const Error& error, Verdict verdict = Verdict::failed) {
    const std::string space = error.nextStep.empty() ? "" : " ";
    return {std::move(part), verdict, error.message + space + error.nextStep};
}

/// For the parts that a machine may lack: only a broken one fails.
Check lacking(std::string part, const Error& error) {
    const bool absent = error.code == ErrorCode::environment;
    return failed(std::move(part), error, absent ? Verdict::absent : Verdict::failed);
}

Check checkKeyboards() {
    const auto profiles = shippedKeyboards();
    if (!profiles) return failed("keyboards", profiles.error());
    for (const KeyboardProfile& profile : *profiles)
        if (const auto objections = lint(profile); !objections.empty())
            return {"keyboards", Verdict::failed, profile.id + ": " + objections.front()};
    return {"keyboards", Verdict::good, fmt::format("{} profiles", profiles->size())};
}

Check checkMidi() {
    const auto system = openMidiSystem();
    if (system->api() == "none")
        return {"midi", Verdict::absent,
                "Neither ALSA nor JACK answers; files and the on-screen piano work."};
    return {"midi", Verdict::good, fmt::format("{}, {} ports", system->api(), system->ports().size())};
}

Check checkSoundfont() {
    const auto soundfont = findSoundfont();
    if (!soundfont) return lacking("soundfont", soundfont.error());
    return {"soundfont", Verdict::good, soundfont->string()};
}

Check checkRendering() {
    Performance chord;
    for (const std::uint8_t pitch : {60, 64, 67})
        chord.notes.push_back({0, 1, pitch, 80, 0, 0});
    const auto samples = renderSamples(chord, {}, {});
    if (!samples) return lacking("render", samples.error());
    const double lufs = levelOf(*samples).loudness;
    if (!std::isfinite(lufs))
        return {"render", Verdict::failed, "A chord sounds like silence; try another soundfont."};
    return {"render", Verdict::good, fmt::format("a chord has {:.0f} LUFS", lufs)};
}

Check checkAudio() {
    const auto synth = LiveSynth::open();
    if (!synth) return lacking("audio", synth.error());
    return {"audio", (*synth)->audible() ? Verdict::good : Verdict::absent, (*synth)->status()};
}

Check checkCalibration(const Task& task) {
    constexpr const char* piece = "chopin-nocturne-op9-no2.mid";
    const auto performance = readMidi(shippedData() / "resources" / "pieces" / piece);
    if (!performance) return failed("calibration", performance.error());
    const auto pipeline = Pipeline::open();
    if (!pipeline) return failed("calibration", pipeline.error());
    const auto calibration = (*pipeline)->calibrate(*performance, "", task);
    if (!calibration) return failed("calibration", calibration.error());
    if (calibration->presets.empty())
        return {"calibration", Verdict::failed, "A bundled piece gets no preset."};
    return {"calibration", Verdict::good,
            fmt::format("{}: {} in {:.0f} ms", piece, calibration->presets.front().title,
                        calibration->timingMs.back().second)};
}

class SelfTest : public Command {
public:
    void declare(CLI::App&) override {}

    Status run(Console& console, const CancelToken& cancel) override {
        const std::vector<Check> checks{checkKeyboards(), checkMidi(),
                                        checkSoundfont(), checkRendering(),
                                        checkAudio(),     checkCalibration({cancel, console.progress()})};
        if (cancel.cancelled()) return cancelled();
        Json list = Json::array();
        std::string text;
        std::string broken;
        for (const Check& check : checks) {
            list.push_back({{"part", check.part}, {"state", word(check.verdict)}, {"detail", check.detail}});
            text += fmt::format("{:<12} {:<7} {}\n", check.part, word(check.verdict), check.detail);
            if (check.verdict == Verdict::failed) broken += (broken.empty() ? "" : ", ") + check.part;
        }
        if (auto told = console.result(
                {{"version", ATOS_VERSION}, {"ok", broken.empty()}, {"checks", std::move(list)}}, text);
            !told)
            return told;
        if (broken.empty()) return {};
        return environmentLacks("Something that ATOS MIDI promises does not work here: " + broken + ".");
    }
};

} // namespace

std::unique_ptr<Command> makeSelfTest() {
    return std::make_unique<SelfTest>();
}

} // namespace atos
