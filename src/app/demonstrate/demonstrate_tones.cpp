// SPDX-License-Identifier: Apache-2.0
#include "app/demonstrate/demonstrate_tones.h"

#include "compose/lstm/note_generator.h"
#include "core/task.h"
#include "files/locations.h"
#include "music/smf.h"

#include <utility>

namespace atos {
namespace {

constexpr double generatedSeconds = 10;

void addPhrases(const Performance& music, std::size_t most, std::vector<Performance>& candidates) {
    for (Performance& phrase : demonstrationPhrases(music, most))
        candidates.push_back(std::move(phrase));
}

Status addGenerated(const PhraseSources& sources, std::vector<Performance>& candidates, const Task& task) {
    if (sources.generated == 0) return {};
    const auto generator = openLstmGenerator(shippedWeights("lstm"));
    if (!generator) return generator.error();
    GenerationRequest request;
    request.seconds = generatedSeconds;
    for (int i = 0; i < sources.generated; ++i) {
        task.report(static_cast<double>(i) / sources.generated, "making phrases");
        request.seed = sources.seed + static_cast<std::uint64_t>(i);
        auto phrase = (*generator)->generate(request, {task.cancel, {}});
        if (!phrase) return phrase.error();
        candidates.push_back(std::move(*phrase));
    }
    return {};
}

Result<std::vector<Performance>> gatherPhrases(const PhraseSources& sources, const Task& task) {
    std::vector<Performance> candidates;
    if (!sources.own.notes.empty()) addPhrases(sources.own, sources.ownPhrases, candidates);
    for (const std::filesystem::path& file : sources.files) {
        const auto piece = readMidi(file);
        if (piece)
            addPhrases(*piece, sources.phrasesOfAFile, candidates);
        else if (sources.unreadable)
            sources.unreadable(file, piece.error());
        else
            return piece.error();
    }
    if (auto added = addGenerated(sources, candidates, task); !added) return added.error();
    return candidates;
}

} // namespace

Result<ShownDifference> demonstrateTones(const RenderFunction& render, const PhraseSources& sources,
                                         const TonePreset& a, const TonePreset& b,
                                         const RenderOptions& options, const Task& task) {
    const double gathered = sources.generated > 0 ? 0.1 : 0; // reading files takes no time to speak of
    auto candidates = gatherPhrases(sources, partOf(task, 0, gathered));
    if (!candidates) return candidates.error();
    auto shown = demonstrate(render, *candidates, a, b, options, partOf(task, gathered, 1));
    if (!shown) return shown.error();
    Performance phrase = std::move((*candidates)[shown->chosen]);
    return ShownDifference{std::move(phrase), std::move(*shown)};
}

Status writeShown(const ShownDifference& shown, const ShownFiles& files, const TonePreset& a,
                  const TonePreset& b, const RenderOptions& options, const Task& task) {
    if (auto written = writeMidi(shown.phrase, files.midi); !written) return written;
    if (files.sound.empty()) return {};
    return writeDemonstration(renderSamples, shown.phrase, a, b, shown.demonstration.match, options,
                              files.sound, task);
}

} // namespace atos
