// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/lstm_model.h"

#include "compose/lstm/tokens.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-lstm";
constexpr int widest = 1024;

/// The token language, which weights of another one do not share.
Json describeTokens() {
    return {{"columns_per_second", columnsPerSecond},
            {"beats_per_minute", 120},
            {"steps", stepTokens},
            {"pitches", pitchTokens},
            {"durations", durationTokens},
            {"velocities", velocityTokens},
            {"keys", keyTokens},
            {"styles", eraStyles}};
}

} // namespace

Json describe(const LstmModel& model) {
    return {
        {"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"hidden", model.hidden}, {"tokens", describeTokens()}};
}

Result<LstmModel> lstmModelFrom(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of a next-note LSTM.");
    if (!metadata.contains("tokens") || metadata.at("tokens") != describeTokens())
        return badInput(what + " speaks another token language than this version.");
    const auto hidden = numberIn(metadata, "hidden", 1, widest);
    if (!hidden) return badInput(what + " does not describe its network.");
    return LstmModel{static_cast<int>(*hidden)};
}

} // namespace atos
