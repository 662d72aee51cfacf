// SPDX-License-Identifier: Apache-2.0
// A pianist at a piano, as a program of their own on a real MIDI port:
//   player NAME PIECE.mid SECONDS FOLDER
// opens virtual ports called NAME and obeys lines on stdin:
//   knock   strikes the key that no piece has
//   play    plays the piece in so many seconds and writes "seconds pitch velocity" of each note struck to
//           FOLDER/played.txt
//   listen  waits for the end marker F0 7D 45 F7 and writes every other message so far, in hexadecimal, to
//           FOLDER/heard.txt
// Answers "ready", "knocked", "played" and "heard" on stdout. Ends with its stdin.
#include "integration/handshake.h"

#include "midi/clock.h"
#include "midi/port.h"
#include "music/smf.h"
#include "piano/protocols/midi_bytes.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

namespace {

using namespace atos;

struct Event {
    double seconds;
    bool strikes;
    std::array<std::uint8_t, 3> bytes;
};

std::vector<Event> eventsOf(const Performance& piece) {
    std::vector<Event> events;
    for (const Note& note : piece.notes) {
        const auto channel = note.channel;
        events.push_back(
            {note.onset, true, {static_cast<std::uint8_t>(0x90 | channel), note.pitch, note.velocity}});
        events.push_back({note.end(), false, {static_cast<std::uint8_t>(0x80 | channel), note.pitch, 0}});
    }
    for (const Pedal& pedal : piece.pedals) {
        const auto status = static_cast<std::uint8_t>(0xB0 | pedal.channel);
        events.push_back(
            {pedal.seconds, false, {status, static_cast<std::uint8_t>(pedal.kind), pedal.value}});
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return a.seconds != b.seconds ? a.seconds < b.seconds : a.strikes < b.strikes;
    });
    return events;
}

/// Every message up to the end marker.
class Ear {
public:
    void hear(std::span<const std::uint8_t> message) {
        const std::lock_guard lock(mutex_);
        const Bytes bytes(message.begin(), message.end());
        if (bytes == Bytes{0xF0, 0x7D, 0x45, 0xF7})
            ended_ = true;
        else
            messages_.push_back(bytes);
        changed_.notify_all();
    }
    bool writeUntilEnd(const std::string& path) {
        std::unique_lock lock(mutex_);
        if (!changed_.wait_for(lock, std::chrono::seconds(60), [this] { return ended_; })) return false;
        std::ofstream file(path);
        for (const Bytes& message : messages_)
            file << hexFromBytes(message) << '\n';
        return file.good();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Bytes> messages_;
    bool ended_ = false;
};

bool knock(OutputPort& piano) {
    return piano.send(std::array<std::uint8_t, 3>{0x90, test::knockPitch, 64}).ok()
           && piano.send(std::array<std::uint8_t, 3>{0x80, test::knockPitch, 0}).ok();
}

bool play(OutputPort& piano, const Performance& piece, double length, const std::string& path) {
    std::ofstream log(path);
    log.precision(15);
    const double scale = length / std::max(piece.duration(), 1e-3);
    const auto began = std::chrono::steady_clock::now();
    for (const Event& event : eventsOf(piece)) {
        std::this_thread::sleep_until(began + std::chrono::duration<double>(event.seconds * scale));
        if (event.strikes) log << steadySeconds() << ' ' << +event.bytes[1] << ' ' << +event.bytes[2] << '\n';
        if (!piano.send(event.bytes)) return false;
    }
    return log.good();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) return 2;
    const std::string name = argv[1];
    const std::string folder = argv[4];
    const auto piece = readMidi(argv[2]);
    if (!piece) return 2;
    const auto system = openMidiSystem();
    Ear ear;
    const auto hears = system->openVirtualInput(name, [&ear](double, auto message) { ear.hear(message); });
    const auto plays = system->openVirtualOutput(name);
    if (!hears || !plays) return 3;
    std::cout << "ready" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "play" && play(**plays, *piece, std::stod(argv[3]), folder + "/played.txt"))
            std::cout << "played" << std::endl;
        else if (line == "knock" && knock(**plays))
            std::cout << "knocked" << std::endl;
        else if (line == "listen" && ear.writeUntilEnd(folder + "/heard.txt"))
            std::cout << "heard" << std::endl;
        else
            return 1;
    }
    return 0;
}
