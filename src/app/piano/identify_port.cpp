// SPDX-License-Identifier: Apache-2.0
#include "app/piano/identify_port.h"

#include "piano/profile/identify.h"
#include "piano/profile/plan.h"
#include "piano/protocols/midi_bytes.h"

#include <utility>

namespace atos {
namespace {

KnownBy knownBy(const FoundPiano& found) {
    if (found.profile == nullptr) return KnownBy::nothing;
    const bool byAnswer = !found.identity.empty() && !found.profile->identities.empty();
    return byAnswer ? KnownBy::identity : KnownBy::name;
}

} // namespace

const char* knownByName(KnownBy by) {
    switch (by) {
    case KnownBy::nothing:
        break;
    case KnownBy::name:
        return "name";
    case KnownBy::identity:
        return "identity";
    }
    return "nothing";
}

Result<IdentifiedPiano> identifyPort(MidiSystem& system, const std::string& port,
                                     const std::vector<KeyboardProfile>& profiles, const Task& task) {
    auto found = pianoOn(system, port, profiles, task);
    if (!found) return found.error();
    IdentifiedPiano piano;
    piano.found = std::move(*found);
    piano.by = knownBy(piano.found);
    piano.maker = makerOf(piano.found.identity);
    piano.identity = hexFromBytes(piano.found.identity);
    return piano;
}

Result<std::vector<PianoSetting>> readPianoSettings(MidiSystem& system, const FoundPiano& found,
                                                    const Task& task) {
    if (found.profile == nullptr)
        return badInput("How to read an unknown piano is not known.", "Leave --read away.");
    auto link = PianoLink::open(system, found.output, found.input, *found.profile, {});
    if (!link) return link.error();
    const auto values = (*link)->read(task);
    if (!values) return values.error();
    std::vector<PianoSetting> settings;
    for (const auto& [parameter, value] : *values)
        settings.push_back({parameter, value, describeValue(*found.profile->find(parameter), value)});
    return settings;
}

} // namespace atos
