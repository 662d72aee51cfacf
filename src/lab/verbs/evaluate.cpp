// SPDX-License-Identifier: Apache-2.0
#include "app/generate/generators.h"
#include "command/number_range.h"
#include "files/bytes.h"
#include "files/locations.h"
#include "files/names.h"
#include "files/output_file.h"
#include "lab/composition/evaluate_compose.h"
#include "lab/composition/evaluate_draw.h"
#include "lab/composition/evaluate_lstm.h"
#include "lab/composition/sound_windows.h"
#include "lab/composition/test_drawings.h"
#include "lab/embedding/evaluate_embedding.h"
#include "lab/harmony/evaluate_chords.h"
#include "lab/harmony/evaluate_key.h"
#include "lab/ranking/evaluate_score.h"
#include "lab/style/confusion.h"
#include "lab/style/style_targets.h"
#include "lab/style/train.h"
#include "lab/tempo/evaluate_tempo.h"
#include "lab/tone/evaluate_tone.h"
#include "lab/touch/evaluate_touch.h"
#include "lab/transcription/evaluate_transcription.h"
#include "lab/verbs/metrics_text.h"
#include "lab/verbs/verbs.h"
#include "tone/touch/velocity_reference.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>
#include <span>

namespace atos {
namespace {

class Evaluate : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        CLI::App& style = subject(verb, "style", "Composer, genre, mood, tempo, rhythm and tag");
        style.add_option("--weights", weights_, "The weight file; the shipped one by default");
        style.add_option("--threads", threads_)->check(CLI::Range(1, 256))->capture_default_str();
        style.add_option("--confusion", picture_, "Also draw what is taken for what: an SVG file to write");
        style.add_option("--dataset", table_,
                         "Measure the feature model alone, fast, on what `atos dataset build` wrote");
        measuredBy(style, styleTargets(), [this](const Task& task) { return measureStyle(task); });
        CLI::App& embedding = subject(verb, "embedding", "The vectors of harmonic words");
        embedding.add_option("--weights", weights_, "The weight file; the shipped one by default");
        embedding.add_option("--map", picture_, "Also draw the vectors: an SVG file to write");
        measuredBy(embedding, embeddingTargets(), [this](const Task& task) {
            if (auto writable = requirePicture(); !writable) return Result<Json>(writable.error());
            return evaluateEmbedding(data_, split_, weightsOr("chord-embedding-open.safetensors"), picture_,
                                     task);
        });
        CLI::App& score =
            subject(verb, "score", "Which references come first, and how alike their tones are");
        score.add_option("--weights", weights_, "The style weights; the shipped ones by default");
        score.add_option("--score", score_, "The score's weights; the built-in ones by default");
        measuredBy(score, scoreTargets(), [this](const Task& task) {
            return evaluateScore({data_, split_,
                                  shippedData() / "models" / "chord-embedding-open.safetensors",
                                  styleWeights(), shippedCatalogue(styleWeights()), score_},
                                 task);
        });
        declareTone(subject(verb, "tone", "Whether the tones are those that pianists expect"));
        measuredBy(subject(verb, "touch", "How near keyboards' touch curves are recovered from playing"),
                   touchTargets(), [this](const Task& task) {
                       return evaluateTouch({data_, split_, shippedVelocityReference()}, task);
                   });
        declareTranscription(subject(verb, "transcribe", "Notes found in recordings, or in rendered music"));
        declareComposing(verb);
        declareCompose(subject(verb, "compose", "Generators side by side with real music"));
        measuredBy(subject(verb, "key", "Global and local keys"), keyTargets(),
                   [this](const Task& task) { return evaluateKey(data_, split_, task); });
        measuredBy(subject(verb, "tempo", "Counted beats a minute, live, from files and from recordings"),
                   tempoTargets(), [this](const Task& task) { return evaluateTempo(data_, split_, task); });
        measuredBy(subject(verb, "chords", "Roots and qualities of chords"), chordTargets(),
                   [this](const Task& task) { return evaluateChords(data_, split_, task); });
    }

    Status run(Console& console, const CancelToken& cancel) override {
        const auto metrics = measure_({cancel, console.progress()});
        if (!metrics) return metrics.error();
        return console.result(*metrics, metricsText(*metrics) + targetsText(targets_, *metrics));
    }

private:
    CLI::App& subject(CLI::App& verb, const char* name, const char* summary) {
        CLI::App* sub = verb.add_subcommand(name, summary);
        sub->fallthrough(); // --json and --verbose may stand after the subject's name
        sub->add_option("--data", data_, "The labelled music: a folder with open/, nc/ and gt/")->required();
        sub->add_option("--split", split_, "val or test")
            ->check(CLI::IsMember({"val", "test"}))
            ->capture_default_str();
        return *sub;
    }

    void declareTone(CLI::App& sub) {
        sub.add_option("--weights", weights_, "The style weights; the shipped ones by default");
        sub.add_option("--pairs", tone_.pairs, "A table of pairs of pieces and the order of their tones");
        sub.add_option("--first", tone_.first, "A folder of takes with expected.tsv");
        sub.add_option("--map", picture_, "Also draw the tones: an SVG file to write");
        sub.add_option("--phrase", tone_.phrase, "Also compare how the tones sound on the beginning of this MIDI file");
        sub.add_option("--soundfont", tone_.soundfont, "Renders them (SF2 or SF3)");
        measuredBy(sub, toneTargets(), [this](const Task& task) {
            if (auto writable = requirePicture(); !writable) return Result<Json>(writable.error());
            const auto resources = shippedData() / "resources";
            tone_.map = picture_;
            tone_.data = data_;
            tone_.split = split_;
            tone_.embedding = shippedData() / "models" / "chord-embedding-open.safetensors";
            tone_.weights = styleWeights();
            tone_.catalogue = shippedCatalogue(styleWeights());
            tone_.archetypes = resources / "tones" / "archetypes.json";
            tone_.keyboards = resources / "keyboards";
            return evaluateTone(tone_, task);
        });
    }

    void declareCompose(CLI::App& sub) {
        sub.add_option("--judge", compose_.judge, "Weights of an LSTM that was trained with another seed");
        for (const GeneratorChoice& generator : shippedGenerators())
            sub.add_option(std::string("--") + generator.name, compose_.weights[generator.name],
                           "Weights; the shipped ones by default");
        sub.add_option("--clips", compose_.clips, "Of each column of the table")
            ->check(CLI::Range(30, 2000))
            ->capture_default_str();
        sub.add_option("--temperature", compose_.request.temperature, "Of the LSTM and the Markov chain")
            ->check(numberRange(0.1, 3))
            ->capture_default_str();
        sub.add_option("--top-p", compose_.request.topP, "Share of the likeliest choices that they consider")
            ->check(numberRange(0.001, 1))
            ->capture_default_str();
        sub.add_flag("--audio", audio_, "Also compare how the clips sound, rendered");
        sub.add_option("--soundfont", soundfont_, "Renders them (SF2 or SF3)");
        measuredBy(sub, {}, [this](const Task& task) {
            compose_.data = data_;
            compose_.split = split_;
            if (audio_) compose_.soundPoints = hearing();
            return evaluateCompose(compose_, task);
        });
    }

    /// --data may also be a folder of recordings with their notes (.mid or .tsv) beside them.
    void declareTranscription(CLI::App& sub) {
        sub.add_option("--weights", weights_, "The weight file; the shipped one by default");
        sub.add_option("--soundfont", soundfont_, "Renders the labelled music (SF2 or SF3)");
        sub.add_option("--seconds", seconds_, "Of each piece, from its beginning")
            ->check(numberRange(1, 100'000))
            ->capture_default_str();
        sub.add_option("--pieces", pieces_, "Of the labelled music")
            ->check(CLI::Range(1, 100'000))
            ->capture_default_str();
        sub.add_flag("--pedal", pedal_,
                     "Also hear the labelled music played without pedal, and say when the pedal is known");
        measuredBy(sub, transcriptionTargets(), [this](const Task& task) {
            const auto weights = weights_.empty() ? shippedWeights("transcribe") : weights_;
            return evaluateTranscription({data_, split_, weights, soundfont_, seconds_, pieces_, pedal_},
                                         task);
        });
    }

    void declareComposing(CLI::App& verb) {
        CLI::App& lstm = subject(verb, "lstm", "How well the next note is foreseen");
        lstm.add_option("--weights", weights_, "The weight file; the shipped one by default");
        measuredBy(lstm, {}, [this](const Task& task) {
            return evaluateLstm({data_, weightsOr("lstm-open.safetensors"), split_}, task);
        });
        CLI::App& draw =
            subject(verb, "draw", "Drawings as music: how much it looks like them, and sounds like it");
        draw.add_option("--weights", weights_, "The LSTM's weight file; the shipped one by default");
        draw.add_option(
            "--judge", judge_,
            "An LSTM trained with another seed that measures likelihoods; the Markov baseline by default");
        draw.add_option("--prompts", prompts_, "Pieces that the drawings follow")
            ->check(CLI::Range(1, 100))
            ->capture_default_str();
        draw.add_option("--drawings", picture_, "Also write the twelve drawings: a folder for PNG files");
        measuredBy(draw, {}, [this](const Task& task) -> Result<Json> {
            if (!picture_.empty())
                if (auto written = writeTestDrawings(picture_); !written) return written.error();
            return evaluateDraw({data_, weightsOr("lstm-open.safetensors"), judge_, split_, prompts_}, task);
        });
    }

    [[nodiscard]] SoundPoints hearing() const {
        RenderOptions options;
        options.soundfont = soundfont_;
        return [options](const Performance& music, const Task& task) {
            constexpr double seconds = 10; // of each clip
            return soundWindowsOf(renderSamples, music, seconds, options, task);
        };
    }

    /// Fails before the measuring rather than after it.
    [[nodiscard]] Status requirePicture() const {
        if (picture_.empty()) return {};
        if (namesStandardOutput(picture_))
            return badInput("Standard output holds the table.", "Name a file for the picture.");
        return checkOutput(picture_, Content::text);
    }

    Result<Json> measureStyle(const Task& task) const {
        if (auto writable = requirePicture(); !writable) return writable.error();
        auto metrics = evaluateStyle({data_, styleWeights(), split_, threads_, table_}, task);
        if (!metrics || picture_.empty()) return metrics;
        const Json::json_pointer place("/known_sources/confusion");
        if (!metrics->contains(place)) return badInput("There is no music to draw confusions of.");
        const auto drawn = writeFile(picture_, drawConfusions(metrics->at(place)));
        return drawn ? metrics : Result<Json>(drawn.error());
    }

    void measuredBy(CLI::App& sub, std::span<const MetricTarget> targets,
                    std::function<Result<Json>(const Task&)> measure) {
        sub.callback([this, targets, measure = std::move(measure)] {
            targets_ = targets;
            measure_ = measure;
        });
    }

    [[nodiscard]] std::filesystem::path styleWeights() const {
        return weights_.empty() ? shippedWeights("style") : weights_;
    }
    [[nodiscard]] std::filesystem::path weightsOr(const char* shipped) const {
        return weights_.empty() ? shippedData() / "models" / shipped : weights_;
    }

    ComposeEvaluation compose_;
    std::filesystem::path data_, table_, picture_, weights_, score_, soundfont_, judge_;
    double seconds_ = 60;
    int pieces_ = 16;
    bool pedal_ = false;
    int prompts_ = 4;
    std::span<const MetricTarget> targets_;
    std::string split_ = "val";
    ToneEvaluation tone_;
    int threads_ = 2;
    bool audio_ = false;
    std::function<Result<Json>(const Task&)> measure_;
};

} // namespace

std::unique_ptr<Command> makeEvaluate() {
    return std::make_unique<Evaluate>();
}

} // namespace atos
