// SPDX-License-Identifier: Apache-2.0
// Which profile is this piano's? By its port's name, or better by its answer to the Universal Identity
// Request. Any thread.
#pragma once

#include "piano/profile/profile.h"
#include "piano/protocols/universal.h"

#include <string>
#include <vector>

namespace atos {

/// How many bytes of the identity, as parseIdentityReply() gives it, the profile expects just so; 0: it is
/// another piano.
[[nodiscard]] std::size_t identityLikeness(const KeyboardProfile& profile, MidiBytes identity);
/// The profile whose identity is the longest beginning of the reply's; nullptr when none is.
[[nodiscard]] const KeyboardProfile* matchIdentity(const std::vector<KeyboardProfile>& profiles,
                                                   MidiBytes identity);
/// The profile whose port names fit best; nullptr when none does.
[[nodiscard]] const KeyboardProfile* matchProfile(const std::vector<KeyboardProfile>& profiles,
                                                  const std::string& port);

} // namespace atos
