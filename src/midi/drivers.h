// SPDX-License-Identifier: Apache-2.0
// What RtMidi cannot say about the driver libraries under it, and keeping these from writing to the terminal:
// that a machine has no MIDI system is a state, which we show in our own words.
#pragma once

#include <atomic>
#include <memory>

namespace atos {

/// Silences ALSA's and JACK's own error messages for the life of the process. Idempotent, any thread.
void silenceDrivers();
/// Whether the ALSA sequencer's device file is there.
[[nodiscard]] bool alsaSequencerExists();

/// Watches the JACK server ($JACK_DEFAULT_SERVER): after it dies, RtMidi lists the old ports for ever and its
/// sends wait for ever.
class JackWatch {
public:
    /// Null when no server accepts us. Never starts one.
    [[nodiscard]] static std::unique_ptr<JackWatch> open();
    ~JackWatch();
    JackWatch(const JackWatch&) = delete;
    JackWatch& operator=(const JackWatch&) = delete;

    [[nodiscard]] bool alive() const { return alive_; }

private:
    JackWatch() = default;

    void* client_ = nullptr; ///< jack_client_t
    std::atomic<bool> alive_{true};
};

} // namespace atos
