// SPDX-License-Identifier: Apache-2.0
// All profiles there are: the shipped ones, and the user's own.
#pragma once

#include "piano/profile/profile.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct ProfileStore {
    std::vector<KeyboardProfile> profiles; ///< by id; one of the user's replaces a shipped one of its id
    /// Why a file of the user's is left out, one sentence each: it does not load, or the linter objects.
    std::vector<std::string> objections;
};

/// Where the user's own lie, as JSON files: userData()/keyboards.
[[nodiscard]] std::filesystem::path ownProfiles();

/// `own` may not exist. badInput only when a shipped profile is damaged.
[[nodiscard]] Result<ProfileStore> openShelf(const std::filesystem::path& shipped,
                                             const std::filesystem::path& own = ownProfiles());

} // namespace atos
