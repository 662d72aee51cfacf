// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "piano/profile/profile.h"
#include "piano/profile/profile_store.h"
#include "piano/protocols/midi_bytes.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace atos::test {

inline std::filesystem::path shippedProfileFolder() {
    return std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards";
}

inline std::vector<KeyboardProfile> shippedProfiles() {
    auto profiles = readProfiles(shippedProfileFolder());
    if (!profiles) throw std::runtime_error(profiles.error().message);
    return *std::move(profiles);
}

inline KeyboardProfile shippedProfile(const std::string& id) {
    for (const KeyboardProfile& profile : shippedProfiles())
        if (profile.id == id) return profile;
    throw std::runtime_error("no profile " + id);
}

inline Bytes hex(const std::string& text) {
    auto bytes = bytesFromHex(text);
    if (!bytes) throw std::runtime_error("bad hexadecimal in a test: " + text);
    return *std::move(bytes);
}

} // namespace atos::test
