// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/identify.h"

#include "piano/link/piano_link.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace atos {
namespace {

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

} // namespace

Bytes identityRequest() {
    return {0xF0, 0x7E, 0x7F, 0x06, 0x01, 0xF7};
}

std::optional<Bytes> parseIdentityReply(std::span<const std::uint8_t> message) {
    constexpr std::size_t before = 5;
    if (message.size() < before + 1 || message[0] != 0xF0 || message[1] != 0x7E || message[3] != 0x06
        || message[4] != 0x02 || message.back() != 0xF7)
        return std::nullopt;
    const auto identity = message.subspan(before, message.size() - before - 1);
    // Maker, family, model, version: 1 or 3 bytes and 2, 2, 4.
    const std::size_t expected = !identity.empty() && identity[0] == 0 ? 11 : 9;
    const bool sevenBit =
        std::all_of(identity.begin(), identity.end(), [](std::uint8_t byte) { return byte < 0x80; });
    if (identity.size() != expected || !sevenBit) return std::nullopt;
    return Bytes(identity.begin(), identity.end());
}

std::string_view makerOf(std::span<const std::uint8_t> identity) {
    struct Maker {
        Bytes id;
        std::string_view name;
    };
    static const std::array makers{Maker{{0x07}, "Kurzweil"},
                                   Maker{{0x33}, "Nord"},
                                   Maker{{0x40}, "Kawai"},
                                   Maker{{0x41}, "Roland"},
                                   Maker{{0x42}, "Korg"},
                                   Maker{{0x43}, "Yamaha"},
                                   Maker{{0x44}, "Casio"},
                                   Maker{{0x00, 0x20, 0x1A}, "Studiologic"},
                                   Maker{{0x00, 0x20, 0x2B}, "Medeli"}};
    for (const Maker& maker : makers)
        if (identity.size() >= maker.id.size()
            && std::equal(maker.id.begin(), maker.id.end(), identity.begin()))
            return maker.name;
    return {};
}

std::size_t identityLikeness(const KeyboardProfile& profile, std::span<const std::uint8_t> identity) {
    std::size_t longest = 0;
    for (const Bytes& start : profile.identities)
        if (start.size() <= identity.size() && std::equal(start.begin(), start.end(), identity.begin()))
            longest = std::max(longest, start.size());
    return longest;
}

const KeyboardProfile* matchIdentity(const std::vector<KeyboardProfile>& profiles,
                                     std::span<const std::uint8_t> identity) {
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
