// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/checkpoint.h"

namespace atos {
namespace {

constexpr const char* networkPrefix = "network.";
constexpr const char* bestPrefix = "best.";
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds

} // namespace

void TrainingState::keepIfBest(double score) {
    if (score <= bestScore) return;
    bestScore = score;
    best.clear();
    storeState(*network, "", best);
}

Status writeCheckpoint(const TrainingState& state, const Json& identity, const std::filesystem::path& path) {
    WeightFile file;
    file.metadata = {
        {"kind", "atos-style-checkpoint"}, {"identity", identity},     {"step", state.step},
        {"milestone", state.milestone},    {"seconds", state.seconds}, {"best_score", state.bestScore}};
    storeState(*state.network, networkPrefix, file.tensors);
    for (const auto& [name, tensor] : state.best)
        file.tensors[bestPrefix + name] = tensor;
    state.optimiser.store(file.tensors);
    return writeWeights(file, path);
}

Result<bool> readCheckpoint(TrainingState& state, const Json& identity, const std::filesystem::path& path) {
    std::error_code failure; // one that cannot be looked at is told by reading it
    if (!std::filesystem::exists(path, failure) && !failure) return false;
    const auto file = readWeights(path);
    if (!file) return file.error();
    if (!file->metadata.is_object() || file->metadata.value("identity", Json()) != identity) return false;
    const auto step = numberIn(file->metadata, "step", 0, mostSteps);
    const auto milestone = numberIn(file->metadata, "milestone", 0, mostSteps);
    const auto seconds = numberIn(file->metadata, "seconds", 0, longestRun);
    const auto bestScore = numberIn(file->metadata, "best_score", -1, 1);
    if (!step || !milestone || !seconds || !bestScore)
        return badInput(path.string() + " is a damaged checkpoint.");
    if (auto restored = restoreState(*state.network, networkPrefix, file->tensors, path.string()); !restored)
        return restored.error();
    if (auto restored = state.optimiser.restore(file->tensors, static_cast<std::int64_t>(*step)); !restored)
        return restored.error();
    const std::string prefix = bestPrefix;
    for (const auto& [name, tensor] : file->tensors)
        if (name.rfind(prefix, 0) == 0) state.best[name.substr(prefix.size())] = tensor;
    state.step = static_cast<int>(*step);
    state.milestone = static_cast<int>(*milestone);
    state.seconds = *seconds;
    state.bestScore = *bestScore;
    return true;
}

} // namespace atos
