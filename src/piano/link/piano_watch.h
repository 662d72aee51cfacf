// SPDX-License-Identifier: Apache-2.0
// A piano as it comes and goes. A send into a dead port raises nothing, and a piano that switches itself off
// may leave its port behind: only an answered question proves that it is there.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "midi/port.h"
#include "piano/link/find_piano.h"
#include "piano/link/piano_link.h"
#include "piano/profile/profile.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

class PianoSession;

enum class PianoState {
    absent,     ///< no port looks like a piano
    seen,       ///< a port does, but nobody knows which piano it is
    identified, ///< its model is known
    synced,     ///< how it is set has been read
    ready,      ///< and nothing of an earlier run waits to be put back
    lost,       ///< was there, and its port has gone or it answers no more; taken again when it is back
};

[[nodiscard]] std::string_view pianoStateName(PianoState state);

struct PianoSighting {
    PianoState state = PianoState::absent;
    std::string output;
    std::string input;    ///< empty: it does not answer
    std::string keyboard; ///< profile id; empty: unknown
    Bytes identity;
    std::map<std::string, int> values; ///< raw, of what can be read
    double latencySeconds = 0;         ///< of the last answer
    bool echoes = false;
    std::string sentence; ///< the state in words
};

struct PianoWatchOptions {
    std::string port;          ///< part of its port's name; empty: the first port whose name a profile knows
    bool readSettings = false; ///< reading wants a handshake on some pianos, so it is asked for
    double heartbeatSeconds = 5; ///< between two questions whether it is still there
    PianoLinkOptions link;       ///< no question is asked while its `quiet` is false
};

/// One thread at a time.
class PianoWatch {
public:
    /// The system must live as long.
    PianoWatch(MidiSystem& system, std::vector<KeyboardProfile> profiles, PianoWatchOptions options);
    ~PianoWatch();

    /// Looks once, and asks what is due. Call it twice a second; it takes a second when a piano does not
    /// answer. True when the sighting has changed state.
    [[nodiscard]] bool look(const Task& task);
    [[nodiscard]] const PianoSighting& sighting() const { return sighting_; }

private:
    [[nodiscard]] std::string candidate(const std::vector<PortInfo>& ports) const;
    void meet(const std::string& output, const Task& task);
    void sync(const KeyboardProfile& profile, const Task& task);
    void checkHeart(const Task& task);
    void lose(std::string sentence);
    void become(PianoState state, std::string sentence);

    MidiSystem& system_;
    const std::vector<KeyboardProfile> profiles_;
    const PianoWatchOptions options_;
    PianoSighting sighting_;
    std::unique_ptr<PianoSession> session_; ///< with a piano that answers
    double nextQuestion_ = 0;               ///< on the link's clock
};

} // namespace atos
