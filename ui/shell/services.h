// SPDX-License-Identifier: Apache-2.0
// Everything the window works with, by interface: the real things in main.cpp, others in tests.
#pragma once

#include "app/calibrate/pipeline.h"
#include "app/live/live_engine.h"
#include "app/live/live_sound.h"
#include "app/piano/open_piano.h"
#include "app/transcribe/transcribed_recording.h"
#include "core/result.h"
#include "midi/late_system.h"
#include "ui/studio/drawing_generator.h"
#include "ui/studio/generator_job.h"
#include "ui/studio/training_process.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace atos {

struct Services {
    std::unique_ptr<LateSystem> midi; ///< not opened: AppModel::openTheRest()
    std::unique_ptr<LiveEngine> engine;
    OpenSynthFunction openSynth; ///< called as AppModel::openTheRest() says
    std::function<Result<std::unique_ptr<Pipeline>>()> openPipeline; ///< called in a worker
    OpenLinkFunction openLink;                                       ///< called in a worker
    std::vector<GeneratorService> generators;                        ///< those whose weights are there
    TrainingProgram training;                                        ///< what trains networks
    DrawFunction draw;                                               ///< none: its weights are not there
    TranscribeFunction transcribe;                                   ///< called in a worker
    RenderFunction render;                                           ///< called in a worker
    std::filesystem::path pieces;                                    ///< MIDI files to play from
    std::filesystem::path takes;                                     ///< where the engine keeps takes
    std::filesystem::path userData;      ///< snapshots of pianos and the window's settings
    std::vector<std::string> unfinished; ///< pianos that were changed and not put back, a sentence each
    std::vector<std::string> notices;    ///< what else the player should know of opening these, the same
};

/// The real ones. MIDI and sound may hang, so neither is opened here. An unwritable home is no reason to
/// stop: takes then go to a temporary folder and a notice says so. environment when not even that is
/// possible.
[[nodiscard]] Result<Services> openServices();

} // namespace atos
