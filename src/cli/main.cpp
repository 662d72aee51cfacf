// SPDX-License-Identifier: Apache-2.0
#include "cli/verbs.h"
#include "command/interrupt.h"
#include "command/log.h"
#include "core/caught.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace atos {
namespace {

constexpr int usageError = 2;

bool isVerb(std::string_view word) {
    return std::any_of(verbs().begin(), verbs().end(), [&](const Verb& verb) { return word == verb.name; });
}

int complain(std::string message, std::string nextStep) {
    Console(false).error(badInput(std::move(message), std::move(nextStep)));
    return usageError;
}

int runCommand(Command& command, bool json, int verbosity) {
    const CancelToken cancel = cancelOnInterrupt();
    logToStderr(verbosity);
    Console console(json);
    const Status status = command.run(console, cancel);
    if (status) return 0;
    console.error(status.error());
    return exitCode(status.error().code);
}

int run(int argc, char** argv) {
    CLI::App app("Recommends a tone for a digital piano from how it is played.", "atos");
    app.set_version_flag("--version", "atos " ATOS_VERSION);
    app.footer("Exit codes: 0 done, 2 bad input or usage, 3 this machine lacks something, 130 cancelled.\n"
               "Every verb explains itself: atos VERB --help");
    app.require_subcommand(1);

    if (argc > 1 && argv[1][0] != '-' && !isVerb(argv[1]))
        return complain("There is no verb \"" + std::string(argv[1]) + "\".", "See atos --help.");

    bool json = false;
    int verbosity = 0;
    Command* chosen = nullptr;
    std::vector<std::unique_ptr<Command>> commands;
    for (const Verb& verb : verbs()) {
        CLI::App* sub = app.add_subcommand(verb.name, verb.summary);
        Command* command = commands.emplace_back(verb.make()).get();
        sub->add_flag("--json", json, "Print the result as JSON, one object a line, and nothing else");
        sub->add_flag("-v,--verbose", verbosity, "Say more on stderr; twice for everything");
        command->declare(*sub);
        sub->callback([&chosen, command] { chosen = command; });
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& helpOrVersion) {
        return app.exit(helpOrVersion);
    } catch (const CLI::ParseError& wrong) {
        const std::string verb = argc > 1 && isVerb(argv[1]) ? std::string(argv[1]) + " " : "";
        return complain(std::string(wrong.what()) + ".", "See atos " + verb + "--help.");
    }
    return runCommand(*chosen, json, verbosity);
}

} // namespace
} // namespace atos

int main(int argc, char** argv) {
    atos::fillStandardStreams();
    return atos::guardedMain("atos", [=] { return atos::run(argc, argv); });
}
