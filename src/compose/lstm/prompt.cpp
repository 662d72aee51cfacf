// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/prompt.h"

#include "analysis/features/pace.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::size_t notesRemembered = 192;
constexpr int columnsPerBeat = 4;
constexpr double usualSecondsPerBeat = 0.5;

std::string knownStyles() {
    std::string names;
    for (std::size_t i = 1; i < eraStyles.size(); ++i) {
        if (i > 1) names += ", ";
        names += eraStyles[i];
    }
    return names;
}

} // namespace

Result<PromptTokens> promptTokens(const GenerationRequest& request) {
    const auto style = styleToken(request.style);
    if (!style)
        return badInput("There is no style \"" + request.style + "\"; the network knows " + knownStyles()
                        + ".");
    PromptTokens prompt;
    if (!request.prompt.notes.empty()) {
        NoteGrid grid = noteGrid(atSteadyTempo(request.prompt));
        if (grid.notes.empty()) return badInput("The prompt has no note on the keys of a piano.");
        const std::size_t kept = std::min(notesRemembered, grid.notes.size());
        grid.notes.erase(grid.notes.begin(), grid.notes.end() - static_cast<std::ptrdiff_t>(kept));
        const int start = grid.notes.front().column / columnsPerBeat * columnsPerBeat;
        for (GridNote& note : grid.notes)
            note.column -= start;
        const int last = grid.notes.back().column;
        prompt.sequence = tokensOf(grid);
        prompt.sequence.start = start;
        prompt.column = last - (last / columnsPerBeat + 1) * columnsPerBeat;
        if (request.prompt.tempo.origin == TempoOrigin::stated)
            prompt.secondsPerBeat = std::clamp(request.prompt.tempo.changes().back().secondsPerBeat,
                                               usualSecondsPerBeat / 2, usualSecondsPerBeat * 2);
    }
    prompt.sequence.key = keyToken(request.key);
    prompt.sequence.style = *style;
    return prompt;
}

Performance playedAt(double secondsPerBeat, const NoteGrid& grid) {
    Performance music = performanceFrom(grid);
    const double stretch = secondsPerBeat / usualSecondsPerBeat;
    for (Note& note : music.notes) {
        note.onset *= stretch;
        note.duration *= stretch;
    }
    music.tempo.setTempo(0, secondsPerBeat);
    music.tempo.origin = TempoOrigin::stated;
    return music;
}

} // namespace atos
