// SPDX-License-Identifier: Apache-2.0
#include "bench/compare/peers.h"

#include <minimidi/MiniMidi.hpp>

#include <memory>

namespace atos::bench {

std::vector<Contender> minimidiContenders(const Music& music) {
    const auto kept = std::make_shared<std::vector<minimidi::MidiFile<>>>();
    for (const Bytes& file : music.files)
        kept->emplace_back(file.data(), file.size());
    const std::string name = "minimidi " ATOS_PEER_MINIMIDI_VERSION;
    return {{toEvents, name,
             [&music](std::size_t file) {
                 const Bytes& bytes = music.files[file];
                 return minimidi::MidiFile<>(bytes.data(), bytes.size()).track_num();
             }},
            {eventsToBytes, name, [kept](std::size_t file) { return (*kept)[file].to_bytes().size(); }}};
}

} // namespace atos::bench
