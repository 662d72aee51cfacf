// SPDX-License-Identifier: Apache-2.0
// All profiles there are: the shipped ones, and the user's own.
#pragma once

#include "core/result.h"
#include "piano/profile/profile.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct ProfileStore {
    std::vector<KeyboardProfile> profiles; ///< by id; one of the user's replaces a shipped one of its id, and
                                           ///< what was learned of its voices is laid over it
    /// Why a file of the user's is left out, one sentence each: it does not load, or the linter objects.
    std::vector<std::string> objections;
};

/// Where the user's own lie, as JSON files: userData()/keyboards.
[[nodiscard]] std::filesystem::path ownProfiles();

/// All profiles of a folder by id. One that does not load is an error that names the file.
[[nodiscard]] Result<std::vector<KeyboardProfile>> readProfiles(const std::filesystem::path& folder);
/// `own` may not exist. badInput only when a shipped profile is damaged.
[[nodiscard]] Result<ProfileStore> openProfileStore(const std::filesystem::path& shipped,
                                                    const std::filesystem::path& own = ownProfiles());

} // namespace atos
