// SPDX-License-Identifier: Apache-2.0
#include "bench/compare/peers.h"

#include <libremidi/reader.hpp>
#include <libremidi/writer.hpp>

#include <memory>
#include <sstream>
#include <stdexcept>

namespace atos::bench {
namespace {

std::vector<libremidi::midi_track> eventsOf(const Bytes& bytes) {
    libremidi::reader reader;
    if (reader.parse(bytes.data(), bytes.size()) == libremidi::reader::invalid)
        throw std::runtime_error("libremidi reads nothing of it");
    return std::move(reader.tracks);
}

} // namespace

std::vector<Contender> libremidiContenders(const Music& music) {
    const auto kept = std::make_shared<std::vector<libremidi::writer>>();
    for (const Bytes& file : music.files)
        kept->emplace_back().tracks = eventsOf(file);
    const std::string name = "libremidi " ATOS_PEER_LIBREMIDI_VERSION;
    return {{toEvents, name, [&music](std::size_t file) { return eventsOf(music.files[file]).size(); }},
            {eventsToBytes, name, [kept](std::size_t file) {
                 std::ostringstream out;
                 (*kept)[file].write(out);
                 return static_cast<std::size_t>(out.tellp());
             }}};
}

} // namespace atos::bench
