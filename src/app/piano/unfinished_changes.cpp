// SPDX-License-Identifier: Apache-2.0
#include "app/piano/unfinished_changes.h"

#include "piano/link/snapshot.h"

namespace atos {

std::vector<UnfinishedChange> unfinishedChanges(const std::filesystem::path& snapshots) {
    std::vector<UnfinishedChange> changes;
    for (const PianoSnapshot& snapshot : unfinishedSnapshots(snapshots))
        changes.push_back({snapshot.keyboard, snapshot.port});
    return changes;
}

bool canBePutBack(const std::filesystem::path& snapshots, const std::string& keyboard,
                  const std::string& port) {
    return findSnapshot(snapshots, keyboard, port).has_value();
}

} // namespace atos
