// SPDX-License-Identifier: Apache-2.0
#include "transcribe/model.h"

#include "transcribe/constant_q.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-transcribe";
constexpr int widest = 512;
constexpr double mostLateness = 0.05; // seconds

/// Our own description of the input, which weights of another input do not share.
Json describeInput() {
    return {{"sample_rate", transcriptionRate},
            {"frames_per_second", framesPerSecond},
            {"bins", constantQBins},
            {"bins_per_semitone", binsPerSemitone},
            {"unit", "dB"},
            {"floor", quietest}};
}

} // namespace

Json describe(const TranscriptionModel& model) {
    return {{"kind", kind},
            {"licence", "CC BY-SA 4.0"},
            {"channels", model.channels},
            {"hidden", model.hidden},
            {"hears_pedal", model.hearsPedal},
            {"input", describeInput()},
            {"thresholds",
             {{"onset", model.thresholds.onset},
              {"sounding", model.thresholds.sounding},
              {"offset", model.thresholds.offset},
              {"pedal", model.thresholds.pedal},
              {"lateness", model.thresholds.lateness}}}};
}

Result<TranscriptionModel> transcriptionModelFrom(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights for transcribing.");
    if (!metadata.contains("input") || metadata.at("input") != describeInput())
        return badInput(what + " expects sound in a form that this version does not make.");
    const auto channels = numberIn(metadata, "channels", 1, widest);
    const auto hidden = numberIn(metadata, "hidden", 1, widest);
    const auto thresholds = metadata.find("thresholds");
    if (!channels || !hidden || thresholds == metadata.end())
        return badInput(what + " does not describe its network.");
    TranscriptionModel model;
    model.channels = static_cast<int>(*channels);
    model.hidden = static_cast<int>(*hidden);
    if (const auto pedal = metadata.find("hears_pedal"); pedal != metadata.end()) {
        if (!pedal->is_boolean()) return badInput(what + " does not say whether it hears the pedal.");
        model.hearsPedal = pedal->get<bool>();
    }
    for (const auto& [name, value] :
         {std::pair("onset", &model.thresholds.onset), std::pair("sounding", &model.thresholds.sounding),
          std::pair("offset", &model.thresholds.offset), std::pair("pedal", &model.thresholds.pedal)}) {
        const auto read = numberIn(*thresholds, name, 0, 1);
        if (!read) return badInput(what + " has no usable threshold \"" + name + "\".");
        *value = static_cast<float>(*read);
    }
    const auto lateness = numberIn(*thresholds, "lateness", -mostLateness, mostLateness);
    if (!lateness) return badInput(what + " does not say how late its onsets are.");
    model.thresholds.lateness = static_cast<float>(*lateness);
    return model;
}

} // namespace atos
