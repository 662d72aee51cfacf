// SPDX-License-Identifier: Apache-2.0
#include "app/live/take_recovery.h"

#include "files/folder.h"
#include "midi/journal.h"
#include "music/live_take.h"
#include "music/smf.h"

#include <system_error>

namespace atos {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> abandonedJournals(const fs::path& folder) {
    std::vector<fs::path> journals;
    const auto entries = entriesOf(folder);
    if (!entries) return journals;
    std::error_code ignored;
    for (const fs::path& entry : *entries)
        if (entry.extension() == ".journal" && fs::is_regular_file(entry, ignored) && !journalInUse(entry))
            journals.push_back(entry);
    return journals;
}

/// Keeps what cannot be read, under a name that is not tried again.
void setAside(const fs::path& journal, const std::string& reason, RecoveredTakes& recovered) {
    std::error_code ignored;
    fs::rename(journal, journal.string() + ".damaged", ignored);
    recovered.warnings.push_back(reason + " It was set aside as " + journal.filename().string()
                                 + ".damaged.");
}

void recover(const fs::path& journal, RecoveredTakes& recovered) {
    const auto contents = readJournal(journal);
    if (!contents) return setAside(journal, contents.error().message, recovered);
    LiveTake take;
    for (const ChannelMessage& message : contents->messages)
        take.add(message);
    fs::path midi = journal;
    midi.replace_extension(".mid");
    std::error_code ignored;
    // A take that was being finished when the process died may already be there, and complete.
    if (!take.empty() && !fs::exists(midi, ignored)) {
        Performance performance = take.at(contents->messages.back().seconds);
        performance.title = midi.stem().string();
        if (const Status written = writeMidi(performance, midi); !written) {
            recovered.warnings.push_back(written.error().message);
            return;
        }
        recovered.takes.push_back(midi);
    }
    if (contents->damaged) return setAside(journal, "The end of a take's journal is damaged.", recovered);
    fs::remove(journal, ignored);
}

} // namespace

RecoveredTakes recoverTakes(const fs::path& folder) {
    RecoveredTakes recovered;
    for (const fs::path& journal : abandonedJournals(folder))
        recover(journal, recovered);
    return recovered;
}

} // namespace atos
