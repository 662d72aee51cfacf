// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/services.h"

#include "files/locations.h"
#include "piano/link/snapshot.h"
#include "ui/studio/shipped_generators.h"

namespace atos {
namespace {

/// Of a longer recording, the beginning is heard: what is kept and shown of it stays bounded.
constexpr double longestRecording = 3 * 60 * 60; // seconds

/// Sets `takes` to where they are kept, and `notice` when that is not the user's own folder.
Result<std::unique_ptr<LiveEngine>> startEngine(std::filesystem::path& takes, std::string& notice) {
    takes = userData() / "takes";
    Result<std::unique_ptr<LiveEngine>> engine =
        LiveEngine::start(takes, steadySeconds, LiveEngine::usualSilence);
    if (engine) return engine;

    std::error_code error;
    const std::filesystem::path fallback = std::filesystem::temp_directory_path(error) / "atos-midi-takes";
    Result<std::unique_ptr<LiveEngine>> temporary =
        LiveEngine::start(fallback, steadySeconds, LiveEngine::usualSilence);
    if (temporary) {
        notice = engine.error().message + " What you play is kept in " + fallback.string() + " for now.";
        takes = fallback;
    }
    return temporary;
}

/// The network is opened with the first recording, in its worker.
TranscribeFunction openTranscriber() {
    return [recogniser = std::make_shared<std::unique_ptr<NoteRecogniser>>()](
               const std::filesystem::path& recording, const Task& task,
               const LevelsFunction& watch) -> Result<Transcription> {
        if (!*recogniser) {
            auto loaded = NoteRecogniser::load(shippedWeights("transcribe"));
            if (!loaded) return loaded.error();
            *recogniser = std::move(*loaded);
        }
        return transcribe(recording, **recogniser, task, longestRecording, watch);
    };
}

std::string tellUnfinished(const std::filesystem::path& snapshots) {
    const auto unfinished = unfinishedSnapshots(snapshots);
    if (unfinished.empty()) return {};
    return "The tone of the piano on " + unfinished.front().port
           + " was changed and not put back. Undo brings back what was there.";
}

std::string tellRecovered(const RecoveredTakes& recovered) {
    if (!recovered.warnings.empty()) return recovered.warnings.front();
    if (recovered.takes.empty()) return {};
    return "What you played before the program was cut short is safe: " + recovered.takes.back().string();
}

} // namespace

Result<Services> openServices() {
    Services services;
    services.midi = openMidiSystem();
    Result<std::unique_ptr<LiveEngine>> engine = startEngine(services.takes, services.notice);
    if (!engine) return engine.error();
    services.engine = std::move(*engine);
    if (services.notice.empty()) services.notice = tellRecovered(services.engine->recovered());
    if (services.notice.empty()) services.notice = tellUnfinished(userData() / "snapshots");
    services.openSynth = [](const std::filesystem::path& soundfont) { return LiveSynth::open(soundfont); };
    services.openPipeline = [] { return Pipeline::open(); };
    services.openLink = PianoLink::open;
    services.transcribe = openTranscriber();
    services.draw = shippedDrawing();
    services.generators = generatorServices();
    services.training = shippedTrainingProgram();
    services.render = renderSamples;
    services.pieces = shippedData() / "resources" / "pieces";
    services.userData = userData();
    return services;
}

} // namespace atos
