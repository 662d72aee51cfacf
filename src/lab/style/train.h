// SPDX-License-Identifier: Apache-2.0
// `atos train style` and `atos evaluate style`, free of torch: the work is done in the networks plugin.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace atos {

struct StyleTraining {
    std::filesystem::path data; ///< folder with open/ and nc/, each with metadata.tsv and midi/
    std::filesystem::path
        weights;           ///< where the safetensors go; `<weights>.ckpt` beside it lets a stopped run resume
    bool research = false; ///< also train on non-commercial data
    double minutes = 60;   ///< wall-clock budget; the learning rate falls over it
    int threads = 2;
    std::uint64_t seed = 1;
    int steps = 0;                               ///< stop after so many steps instead; 0: by minutes
    std::string architecture = "roll-resnet-18"; ///< a name of style/architecture.h
    std::filesystem::path startFrom; ///< begin with the trunk of these weights; empty: with random numbers
    std::filesystem::path network;   ///< take the network of these weights as it is and fit only the rest
    std::filesystem::path dataset;   ///< of `atos dataset build`; empty: describe the music anew
};

/// Resumes from its checkpoint when there is one for the same options and music; a finished run keeps none.
[[nodiscard]] Status trainStyle(const StyleTraining& options, const Task& task);

struct StyleEvaluation {
    std::filesystem::path data;
    std::filesystem::path weights;
    std::string split = "val"; ///< val or test
    int threads = 2;
    std::filesystem::path dataset{}; ///< measure the feature model alone, on this table; empty: listen to all
};

/// The metrics of each head, for score and performance apart and by seconds heard, as in docs/style.md.
[[nodiscard]] Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task);

} // namespace atos
