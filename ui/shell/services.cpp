// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/services.h"

#include "app/piano/unfinished_changes.h"
#include "app/pieces/piece_files.h"
#include "files/locations.h"
#include "ui/studio/shipped_generators.h"

namespace atos {
namespace {

/// Sets `takes` to where they are kept, and `notice` when that is not the user's own folder.
Result<std::unique_ptr<LiveEngine>> startEngine(std::filesystem::path& takes, std::string& notice) {
    takes = takesFolder();
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

std::string tellUnfinished(const std::filesystem::path& snapshots) {
    const auto unfinished = unfinishedChanges(snapshots);
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
    if (services.notice.empty()) services.notice = tellUnfinished(snapshotFolder());
    services.openSynth = [](const std::filesystem::path& soundfont) { return LiveSynth::open(soundfont); };
    services.openPipeline = [] { return Pipeline::open(); };
    services.openLink = PianoLink::open;
    services.transcribe = shippedTranscriber();
    services.draw = shippedDrawing();
    services.generators = generatorServices();
    services.training = shippedTrainingProgram();
    services.render = renderSamples;
    services.pieces = shippedPieces();
    services.userData = userData();
    return services;
}

} // namespace atos
