// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/training_pieces.h"

#include "analysis/features/pace.h"
#include "music/smf.h"

namespace atos {

Status
eachTrainingPiece(const std::filesystem::path& data, std::string_view split, const Task& task,
                  const std::function<void(const LabelledPiece& row, const Performance& music)>& visit) {
    const auto rows = readCollection(data, false);
    if (!rows) return rows.error();
    for (std::size_t i = 0; i < rows->size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        const LabelledPiece& row = (*rows)[i];
        if (row.split != split || !mayTrainOn(row, false)) continue;
        if (i % 50 == 0)
            task.report(static_cast<double>(i) / static_cast<double>(rows->size()), "Reading music");
        if (const auto music = readMidi(row.path)) visit(row, atSteadyTempo(*music));
    }
    return {};
}

} // namespace atos
