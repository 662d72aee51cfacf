// SPDX-License-Identifier: Apache-2.0
// What a weights file says about itself beside the tensors. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"
#include "style/architecture.h"
#include "style/calibration.h"
#include "style/novelty.h"

#include <array>
#include <string>

namespace atos {

struct StyleModel {
    StyleArchitecture architecture = *findStyleArchitecture("roll-resnet-18");
    LabelNames labels; ///< a head without labels was not trained
    std::array<HeadCalibration, styleHeads.size()> calibration;
    std::vector<NoveltyLimit> noveltyLimits{}; ///< by seconds; of music in the validation split
    bool moodByCues = false; ///< no listener told a mood: mood_cues.h in place of the network
    bool research = false;   ///< learnt from non-commercial data too

    [[nodiscard]] std::array<int, styleHeads.size()> featureCounts() const; ///< labels of the features
    [[nodiscard]] std::array<int, styleHeads.size()> networkCounts() const; ///< labels of the network
    /// Whether music of so many seconds is like something in training.
    [[nodiscard]] bool isInDistribution(const Novelty& novelty, double seconds) const;
};

/// The part of the metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describe(const StyleModel& model);
/// badInput, naming `what`, unless the metadata describes a model that this program can build.
[[nodiscard]] Result<StyleModel> modelFrom(const Json& metadata, const std::string& what);

} // namespace atos
