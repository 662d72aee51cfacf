// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/services.h"

#include "app/piano/unfinished_changes.h"
#include "app/pieces/piece_files.h"
#include "files/locations.h"
#include "ui/studio/shipped_generators.h"

namespace atos {
namespace {

/// Sets `takes` to where they are kept, and says so in `notices` when that is not the user's own folder.
Result<std::unique_ptr<LiveEngine>> startEngine(std::filesystem::path& takes,
                                                std::vector<std::string>& notices) {
    takes = takesFolder();
    Result<std::unique_ptr<LiveEngine>> engine =
        LiveEngine::start(takes, steadySeconds, LiveEngine::usualSilence);
    if (engine) return engine;

    const std::filesystem::path fallback = temporaryFolder() / "atos-midi-takes";
    Result<std::unique_ptr<LiveEngine>> temporary =
        LiveEngine::start(fallback, steadySeconds, LiveEngine::usualSilence);
    if (temporary) {
        notices.push_back(engine.error().message + " What you play is kept in " + fallback.string()
                          + " for now.");
        takes = fallback;
    }
    return temporary;
}

void tellUnfinished(const std::filesystem::path& snapshots, std::vector<std::string>& notices) {
    for (const auto& change : unfinishedChanges(snapshots)) {
        notices.push_back("The tone of the piano on " + change.port
                          + " was changed and not put back. Undo brings back what was there.");
    }
}

void tellRecovered(const RecoveredTakes& recovered, std::vector<std::string>& notices) {
    notices.insert(notices.end(), recovered.warnings.begin(), recovered.warnings.end());
    if (!recovered.takes.empty()) {
        notices.push_back("What you played before the program was cut short is safe: "
                          + recovered.takes.back().string());
    }
}

} // namespace

Result<Services> openServices() {
    Services services;
    services.midi = std::make_unique<LateSystem>(openMidiSystem);
    tellUnfinished(snapshotFolder(), services.unfinished);
    Result<std::unique_ptr<LiveEngine>> engine = startEngine(services.takes, services.notices);
    if (!engine) return engine.error();
    services.engine = std::move(*engine);
    tellRecovered(services.engine->recovered(), services.notices);
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
