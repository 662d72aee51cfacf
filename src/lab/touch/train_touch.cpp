// SPDX-License-Identifier: Apache-2.0
#include "lab/touch/train_touch.h"

#include "files/bytes.h"
#include "lab/data/collection.h"
#include "music/smf.h"
#include "tone/touch/velocity_profile.h"

#include <map>

namespace atos {
namespace {

/// By collection, the velocities of each piece.
using Strikes = std::map<std::string, std::vector<std::vector<double>>>;

Result<Strikes> readStrikes(const std::filesystem::path& data, const Task& task) {
    const auto collection = readCollection(data, false);
    if (!collection) return collection.error();
    Strikes strikes;
    for (std::size_t i = 0; i < collection->size(); ++i) {
        const LabelledPiece& piece = (*collection)[i];
        if (task.cancel.cancelled()) return cancelled();
        if (piece.kind == "score" || piece.split != "train" || !mayTrainOn(piece, false)) continue;
        task.report(static_cast<double>(i) / static_cast<double>(collection->size()), piece.title);
        const auto performance = readMidi(piece.path);
        if (!performance) return performance.error();
        std::vector<double>& velocities = strikes[piece.source].emplace_back();
        for (const Note& note : performance->notes)
            velocities.push_back(note.preciseVelocity());
    }
    return strikes;
}

} // namespace

Status trainTouch(const std::filesystem::path& data, const std::filesystem::path& out, const Task& task) {
    const auto strikes = readStrikes(data, task);
    if (!strikes) return strikes.error();
    VelocityProfile mean;
    Json sources = Json::array();
    for (const auto& [source, pieces] : *strikes) {
        const auto profile = velocityProfileOf(pieces);
        if (!profile) continue;
        for (std::size_t i = 0; i < mean.velocities.size(); ++i)
            mean.velocities[i] += profile->velocities[i];
        mean.takes += profile->takes;
        mean.notes += profile->notes;
        sources.push_back(source);
    }
    if (sources.empty()) return badInput("There is no played music in " + data.string() + ".");
    for (double& velocity : mean.velocities)
        velocity /= static_cast<double>(sources.size());
    Json json = velocityProfileJson(mean);
    json["sources"] = std::move(sources);
    return writeFile(out, json.dump() + "\n");
}

} // namespace atos
