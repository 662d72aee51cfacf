// SPDX-License-Identifier: Apache-2.0
#include "app/demonstrate/demonstrate_tones.h"
#include "app/pieces/piece_files.h"
#include "cli/inputs.h"
#include "cli/left_out.h"
#include "cli/outputs.h"
#include "cli/verbs.h"
#include "command/number_range.h"
#include "core/task.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace atos {
namespace {

class Demonstrate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.add_option("A.json", presetA_, "A tone")->required();
        verb.add_option("B.json", presetB_, "Another tone")->required();
        verb.add_option("OUT.mid", output_, "The MIDI file to write the phrase to")->required();
        verb.add_option("--wav", sound_, "Also write how it sounds: in A and then in B, equally loud");
        verb.add_option("--from", inputs_,
                        "MIDI files or folders to take phrases from; the bundled pieces by default")
            ->allow_extra_args(false);
        auto* generate =
            verb.add_option("--generate", sources_.generated, "So many more phrases, by the LSTM")
                ->check(CLI::Range(1, 100));
        verb.add_option("--seed", sources_.seed, "Of the first generated phrase")
            ->needs(generate)
            ->check(seedNumber())
            ->capture_default_str();
        verb.add_option("--soundfont", options_.soundfont, "The soundfont (SF2 or SF3)");
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto found = findSources(); !found) return found;
        std::vector<std::filesystem::path> read{presetA_, presetB_, options_.soundfont};
        read.insert(read.end(), sources_.files.begin(), sources_.files.end());
        if (auto sound =
                checkOutputs(console, read, {{output_, OutputKind::midi}, {sound_, OutputKind::wav}});
            !sound)
            return sound;
        const auto a = readPreset(presetA_);
        if (!a) return a.error();
        const auto b = readPreset(presetB_);
        if (!b) return b.error();
        const Task task{cancel, console.progress()};
        const auto shown = demonstrateTones(renderSamples, sources_, *a, *b, options_, partOf(task, 0, 0.95));
        if (!shown) return shown.error();
        const auto written = writeShown(*shown, {output_, sound_}, *a, *b, options_, {cancel, {}});
        return written ? tell(console, shown->demonstration, shown->phrase) : written;
    }

private:
    /// Of several, one that cannot be read is told and the others are chosen from.
    Status findSources() {
        if (inputs_.empty()) {
            const auto pieces = requireInputs({shippedPieces()}, InputKind::midi);
            if (!pieces) return pieces.error();
            sources_.files = *pieces;
            return {};
        }
        const Inputs inputs = expandInputs(inputs_, InputKind::midi);
        sources_.files = inputs.paths();
        leftOut_.add(inputs);
        if (sources_.files.empty() && sources_.generated == 0) return *leftOut_.inputs().front().error;
        sources_.unreadable = leftOut_.collector();
        return {};
    }

    Status tell(Console& console, const Demonstration& shown, const Performance& phrase) const {
        const double distance = shown.difference.distance;
        std::string text =
            fmt::format("{}: {} ({:.1f} s)\n", output_.string(), phrase.title, phrase.duration());
        text += fmt::format("Distance {:.3f}, where the median of {} phrases has {:.3f}.\n", distance,
                            shown.distances.size(), shown.medianDistance());
        for (const std::string& sentence : shown.listenFor)
            text += "  " + sentence + "\n";
        Json json{{"a", presetA_.string()},
                  {"b", presetB_.string()},
                  {"output", output_.string()},
                  {"phrase", phrase.title},
                  {"music_s", phrase.duration()},
                  {"distance", distance},
                  {"median_distance", shown.medianDistance()},
                  {"distances", shown.distances},
                  {"most_at_s", shown.difference.mostAt},
                  {"centroid_hz", {shown.soundA.centroid, shown.soundB.centroid}},
                  {"reverb_s", {shown.soundA.reverberation.seconds, shown.soundB.reverberation.seconds}},
                  {"gain_db", {shown.match.gainA, shown.match.gainB}},
                  {"listen_for", shown.listenFor}};
        if (!sound_.empty()) json["wav"] = sound_.string();
        leftOut_.tell(console, json);
        if (auto told = console.result(json, text); !told) return told;
        return leftOut_.ending("file");
    }

    std::filesystem::path presetA_, presetB_, output_, sound_;
    std::vector<std::filesystem::path> inputs_;
    PhraseSources sources_;
    LeftOut leftOut_;
    RenderOptions options_;
};

} // namespace

std::unique_ptr<Command> makeDemonstrate() {
    return std::make_unique<Demonstrate>();
}

} // namespace atos
