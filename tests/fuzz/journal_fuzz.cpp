// SPDX-License-Identifier: Apache-2.0
// A journal from a damaged disk is refused in one sentence or gives messages in order that make a
// performance.
#include "midi/journal.h"
#include "music/live_take.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto journal = atos::parseJournal({data, size});
    if (!journal) return 0;
    if (journal->messages.size() * atos::journalRecordSize > size) std::abort();
    atos::LiveTake take;
    double last = 0;
    for (const atos::ChannelMessage& message : journal->messages) {
        if (message.seconds < last) std::abort();
        last = message.seconds;
        take.add(message);
    }
    for (const atos::Note& note : take.at(last).notes)
        if (!(note.onset >= 0 && note.duration >= 0 && note.onset + note.duration <= last + 1e-6))
            std::abort();
    return 0;
}
