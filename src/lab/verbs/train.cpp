// SPDX-License-Identifier: Apache-2.0
#include "lab/style/train.h"
#include "command/number_range.h"
#include "files/locations.h"
#include "files/names.h"
#include "files/output_file.h"
#include "lab/composition/gan_training.h"
#include "lab/composition/train_lstm.h"
#include "lab/embedding/train_embedding.h"
#include "lab/harmony/train_chords.h"
#include "lab/harmony/train_key.h"
#include "lab/ranking/build_catalogue.h"
#include "lab/ranking/train_score.h"
#include "lab/tempo/train_tempo.h"
#include "lab/touch/train_touch.h"
#include "lab/transcription/train_transcription.h"
#include "lab/verbs/verbs.h"
#include "tone/touch/velocity_reference.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <functional>
#include <limits>
#include <map>
#include <system_error>

namespace atos {
namespace {

constexpr int mostThreads = 256;
constexpr const char* researchHelp = "Also learn from non-commercial music";

/// Fails before hours of work rather than after them.
Status requireFolder(const std::filesystem::path& out) {
    const std::filesystem::path folder = out.has_parent_path() ? out.parent_path() : ".";
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        return badInput("The folder " + folder.string() + " does not exist.",
                        "Make it, or name another --out.");
    if (std::filesystem::is_directory(out, error))
        return badInput(out.string() + " is a folder.", "Name a file for --out.");
    if (namesStandardOutput(out))
        return badInput("What is learned cannot go to standard output.", "Name a file for --out.");
    return checkOutput(out, Content::binary);
}

class Train : public Command {
public:
    void declare(CLI::App& verb) override {
        verb.require_subcommand(1);
        declareStyle(model(verb, "style", "The network that hears style"));
        declareEmbedding(model(verb, "embedding", "The vectors of harmonic words"));
        CLI::App& catalogue = model(verb, "catalogue", "The reference pieces and their tones");
        catalogue.add_flag("--research", catalogue_.research, "Also references from non-commercial music");
        catalogue_.names = shippedData() / "resources" / "tones" / "names.tsv";
        catalogue.add_option("--names", catalogue_.names,
                             "What the pieces are called; the shipped table by default");
        declareListening(catalogue, &buildCatalogue, catalogue_);
        declareListening(model(verb, "score", "What makes references alike"), &trainScore, score_);
        model(verb, "touch", "How hard pianists strike as a rule").callback([this] {
            train_ = [this](const Task& task) { return trainTouch(data_, out_, task); };
        });
        declareSeeded(model(verb, "key", "The networks that hear keys"), &trainKey, key_);
        declareSeeded(model(verb, "tempo", "The network that hears which beat is counted"), &trainTempo,
                      tempo_);
        CLI::App& chords = model(verb, "chords", "The network that hears chords");
        chords.add_flag("--research", chords_.research, researchHelp);
        declareSeeded(chords, &trainChords, chords_);
        declareTranscription(model(verb, "transcribe", "The network that hears notes in recordings"));
        declareLstm(model(verb, "lstm", "The network that goes on with music, note by note"));
        declareGan(model(verb, "image-gan", "The network that paints piano rolls"), &trainImageGan);
        declareGan(model(verb, "crnn-gan", "The network that tells note after note"), &trainCrnnGan);
    }

    Status run(Console& console, const CancelToken& cancel) override {
        if (auto writable = requireFolder(out_); !writable) return writable;
        if (auto trained = train_({cancel, console.progress()}); !trained) return trained;
        return console.result({{"output", out_.string()}}, fmt::format("{} is written.\n", out_.string()));
    }

private:
    CLI::App& model(CLI::App& verb, const char* name, const char* summary) {
        CLI::App* sub = verb.add_subcommand(name, summary);
        sub->fallthrough(); // --json and --verbose may stand after the model's name
        sub->add_option("--data", data_, "The labelled music: a folder with open/ (and nc/)")->required();
        sub->add_option("--out", out_, "The file to write")->required();
        return *sub;
    }

    /// What the trainings of networks by gradient descent share.
    template<typename Training>
    static void declareBudget(CLI::App& sub, Training& options) {
        sub.add_option("--minutes", options.minutes, "Wall-clock time to train for")
            ->check(numberRange(0.01, 100'000))
            ->capture_default_str();
        sub.add_option("--steps", options.steps, "Stop after so many steps instead")
            ->check(CLI::Range(0, std::numeric_limits<int>::max()));
        sub.add_option("--threads", options.threads)
            ->check(CLI::Range(1, mostThreads))
            ->capture_default_str();
        sub.add_option("--seed", options.seed)->check(seedNumber())->capture_default_str();
    }

    void declareStyle(CLI::App& sub) {
        StyleTraining& options = style_;
        declareBudget(sub, options);
        sub.add_option("--architecture", options.architecture)->capture_default_str();
        sub.add_option("--start-from", options.startFrom, "Begin with the trunk of these weights");
        sub.add_option("--network", options.network,
                       "Take the network of these weights as it is; fit only the rest");
        sub.add_option("--dataset", options.dataset,
                       "What `atos dataset build` wrote; built anew by default");
        sub.add_flag("--research", options.research, researchHelp);
        sub.callback([this] {
            train_ = [this](const Task& task) {
                style_.data = data_;
                style_.weights = out_;
                return trainStyle(style_, task);
            };
        });
    }

    /// --data is what `atos dataset render` made.
    void declareTranscription(CLI::App& sub) {
        declareBudget(sub, transcription_);
        sub.callback([this] {
            train_ = [this](const Task& task) {
                transcription_.data = data_;
                transcription_.weights = out_;
                return trainTranscription(transcription_, task);
            };
        });
    }

    void declareLstm(CLI::App& sub) {
        declareBudget(sub, lstm_);
        sub.add_option("--hidden", lstm_.hidden, "Units of each of the two layers")
            ->check(CLI::Range(8, 1024))
            ->capture_default_str();
        sub.callback([this] {
            train_ = [this](const Task& task) {
                lstm_.data = data_;
                lstm_.weights = out_;
                return trainLstm(lstm_, task);
            };
        });
    }

    void declareGan(CLI::App& sub, Status (*train)(const GanTraining&, const Task&)) {
        declareBudget(sub, gan_);
        sub.callback([this, train] {
            train_ = [this, train](const Task& task) {
                gan_.data = data_;
                gan_.weights = out_;
                return train(gan_, task);
            };
        });
    }

    void declareEmbedding(CLI::App& sub) {
        EmbeddingTraining& options = embedding_;
        const std::map<std::string, TokenKind> kinds{{"harmony", TokenKind::harmony},
                                                     {"bars", TokenKind::bars}};
        sub.add_option("--words", options.tokens, "harmony; or bars, the baseline: one word a bar")
            ->transform(CLI::CheckedTransformer(kinds));
        sub.add_option("--dimensions", options.dimensions)->check(CLI::Range(1, 1024))->capture_default_str();
        sub.add_option("--window", options.window)->check(CLI::Range(1, 100))->capture_default_str();
        sub.add_option("--negatives", options.negatives)->check(CLI::Range(1, 100))->capture_default_str();
        sub.add_option("--epochs", options.epochs)->check(CLI::Range(1, 10'000))->capture_default_str();
        sub.add_option("--threads", options.threads, "More than one is faster and still repeatable")
            ->check(CLI::Range(1, mostThreads))
            ->capture_default_str();
        sub.add_option("--seed", options.seed)->check(seedNumber())->capture_default_str();
        sub.callback([this] {
            train_ = [this](const Task& task) {
                embedding_.data = data_;
                embedding_.out = out_;
                return trainEmbedding(embedding_, task);
            };
        });
    }

    template<typename Options>
    void declareListening(CLI::App& sub, Status (*train)(const Options&, const Task&), Options& options) {
        const auto models = shippedData() / "models";
        options.embedding = models / "chord-embedding-open.safetensors";
        options.weights = models / "style-open.safetensors";
        sub.add_option("--embedding", options.embedding, "The chord vectors; the shipped ones by default");
        sub.add_option("--weights", options.weights, "The style weights; the shipped ones by default");
        trainedBy(sub, train, options);
    }

    template<typename Options>
    void declareSeeded(CLI::App& sub, Status (*train)(const Options&, const Task&), Options& options) {
        sub.add_option("--seed", options.seed)->check(seedNumber())->capture_default_str();
        trainedBy(sub, train, options);
    }

    template<typename Options>
    void trainedBy(CLI::App& sub, Status (*train)(const Options&, const Task&), Options& options) {
        sub.callback([this, train, &options] {
            train_ = [this, train, &options](const Task& task) {
                options.data = data_;
                options.out = out_;
                return train(options, task);
            };
        });
    }

    std::filesystem::path data_, out_;
    CatalogueBuild catalogue_;
    ScoreTraining score_;
    KeyTraining key_;
    ChordTraining chords_;
    TempoTraining tempo_;
    StyleTraining style_;
    EmbeddingTraining embedding_;
    TranscriptionTraining transcription_;
    LstmTraining lstm_;
    GanTraining gan_;
    std::function<Status(const Task&)> train_;
};

} // namespace

std::unique_ptr<Command> makeTrain() {
    return std::make_unique<Train>();
}

} // namespace atos
