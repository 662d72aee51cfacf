// SPDX-License-Identifier: Apache-2.0
#include "integration/pianist.h"

#include "integration/handshake.h"

#include "files/bytes.h"

#include <fstream>

namespace atos::test {

Pianist::Pianist(const std::string& port, const std::string& piece, double seconds)
    : port_(port), process_({ATOS_PLAYER, port, std::string(ATOS_SOURCE_DIR) + "/resources/pieces/" + piece,
                             std::to_string(seconds), folder_.path().string()}) {
    expect("ready");
}

void Pianist::expect(const std::string& answer) {
    const auto line = process_.line(std::chrono::seconds(120));
    if (line != answer) throw std::runtime_error("the pianist is not " + answer);
}

void Pianist::knockUntil(const std::function<bool()>& heard) {
    test::knockUntil(heard, [this] {
        process_.say("knock");
        expect("knocked");
    });
}

void Pianist::begin() {
    process_.say("play");
}

std::vector<StruckNote> Pianist::finish() {
    expect("played");
    std::vector<StruckNote> notes;
    std::ifstream file(folder_ / "played.txt");
    double seconds = 0;
    for (int pitch = 0, velocity = 0; file >> seconds >> pitch >> velocity;)
        notes.push_back({seconds, static_cast<std::uint8_t>(pitch), static_cast<std::uint8_t>(velocity)});
    return notes;
}

std::vector<std::string> Pianist::heard(MidiSystem& system) {
    const auto output = system.openOutput(port_);
    if (!output || !(*output)->send(Bytes{0xF0, 0x7D, 0x45, 0xF7}))
        throw std::runtime_error("the piano is gone");
    process_.say("listen");
    expect("heard");
    std::vector<std::string> messages;
    std::ifstream file(folder_ / "heard.txt");
    for (std::string line; std::getline(file, line);)
        messages.push_back(line);
    return messages;
}

} // namespace atos::test
