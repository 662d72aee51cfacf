// SPDX-License-Identifier: Apache-2.0
#include "app/self_test/self_test.h"

#include "app/calibrate/pipeline.h"
#include "app/piano/known_pianos.h"
#include "app/pieces/piece_files.h"
#include "audio/live/live_synth.h"
#include "audio/render/render.h"
#include "audio/render/soundfont.h"
#include "core/counted.h"
#include "midi/port.h"
#include "music/smf.h"
#include "piano/profile/lint.h"

#include <fmt/format.h>

#include <cmath>

namespace atos {
namespace {

PartCheck failed(std::string part, const Error& error, PartState verdict = PartState::failed) {
    const std::string space = error.nextStep.empty() ? "" : " ";
    return {std::move(part), verdict, error.message + space + error.nextStep};
}

/// For the parts that a machine may lack: only a broken one fails.
PartCheck lacking(std::string part, const Error& error) {
    const bool absent = error.code == ErrorCode::environment;
    return failed(std::move(part), error, absent ? PartState::absent : PartState::failed);
}

PartCheck checkKeyboards() {
    const auto profiles = shippedKeyboards();
    if (!profiles) return failed("keyboards", profiles.error());
    for (const KeyboardProfile& profile : *profiles)
        if (const auto objections = lint(profile); !objections.empty())
            return {"keyboards", PartState::failed, profile.id + ": " + objections.front()};
    return {"keyboards", PartState::good, counted(profiles->size(), "profile")};
}

PartCheck checkMidi() {
    const auto system = openMidiSystem();
    if (system->api() == "none")
        return {"midi", PartState::absent,
                "Neither ALSA nor JACK answers; files and the on-screen piano work."};
    return {"midi", PartState::good, system->api() + ", " + counted(system->ports().size(), "port")};
}

PartCheck checkSoundfont() {
    const auto soundfont = findSoundfont();
    if (!soundfont) return lacking("soundfont", soundfont.error());
    return {"soundfont", PartState::good, soundfont->string()};
}

PartCheck checkRendering() {
    Performance chord;
    for (const std::uint8_t pitch : {60, 64, 67})
        chord.notes.push_back({0, 1, pitch, 80, 0, 0});
    const auto samples = renderSamples(chord, {}, {});
    if (!samples) return lacking("render", samples.error());
    const double lufs = levelOf(*samples).loudness;
    if (!std::isfinite(lufs))
        return {"render", PartState::failed, "A chord sounds like silence; try another soundfont."};
    return {"render", PartState::good, fmt::format("a chord has {:.0f} LUFS", lufs)};
}

PartCheck checkAudio() {
    const auto synth = LiveSynth::open();
    if (!synth) return lacking("audio", synth.error());
    return {"audio", (*synth)->audible() ? PartState::good : PartState::absent, (*synth)->status()};
}

PartCheck checkCalibration(const Task& task) {
    constexpr const char* piece = "chopin-nocturne-op9-no2.mid";
    const auto performance = readMidi(shippedPieces() / piece);
    if (!performance) return failed("calibration", performance.error());
    const auto pipeline = Pipeline::open();
    if (!pipeline) return failed("calibration", pipeline.error());
    const auto calibration = (*pipeline)->calibrate(*performance, {}, task);
    if (!calibration) return failed("calibration", calibration.error());
    if (calibration->presets.empty())
        return {"calibration", PartState::failed, "A bundled piece gets no preset."};
    return {"calibration", PartState::good,
            fmt::format("{}: {} in {:.0f} ms", piece, calibration->presets.front().title,
                        calibration->timingMs.back().second)};
}

} // namespace

std::string_view partStateName(PartState state) {
    switch (state) {
    case PartState::good:
        return "ok";
    case PartState::absent:
        return "absent";
    case PartState::failed:
        break;
    }
    return "failed";
}

Result<std::vector<PartCheck>> selfTest(const Task& task) {
    std::vector<PartCheck> checks{checkKeyboards(), checkMidi(),  checkSoundfont(),
                                  checkRendering(), checkAudio(), checkCalibration(task)};
    if (task.cancel.cancelled()) return cancelled();
    return checks;
}

} // namespace atos
