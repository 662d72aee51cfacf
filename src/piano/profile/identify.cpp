// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/identify.h"

#include "core/lower_case.h"

#include <algorithm>
#include <cctype>

namespace atos {
std::size_t identityLikeness(const KeyboardProfile& profile, MidiBytes identity) {
    std::size_t longest = 0;
    for (const Bytes& start : profile.identities)
        if (start.size() <= identity.size() && std::equal(start.begin(), start.end(), identity.begin()))
            longest = std::max(longest, start.size());
    return longest;
}

const KeyboardProfile* matchIdentity(const std::vector<KeyboardProfile>& profiles, MidiBytes identity) {
    const KeyboardProfile* best = nullptr;
    std::size_t longest = 0;
    for (const KeyboardProfile& profile : profiles) {
        const std::size_t alike = identityLikeness(profile, identity);
        if (alike <= longest) continue;
        longest = alike;
        best = &profile;
    }
    return best;
}

const KeyboardProfile* matchProfile(const std::vector<KeyboardProfile>& profiles, const std::string& port) {
    const std::string name = lowerCase(port);
    const KeyboardProfile* best = nullptr;
    std::size_t longest = 0;
    for (const KeyboardProfile& profile : profiles) {
        for (const std::string& clue : profile.portNames) {
            if (clue.size() <= longest || name.find(lowerCase(clue)) == std::string::npos) continue;
            longest = clue.size();
            best = &profile;
        }
    }
    return best;
}

} // namespace atos
