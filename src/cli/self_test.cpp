// SPDX-License-Identifier: Apache-2.0
#include "app/self_test/self_test.h"
#include "cli/verbs.h"
#include "piano/profile/lint.h"

#include <fmt/format.h>

namespace atos {
namespace {

class SelfTest : public Command {
public:
    void declare(CLI::App&) override {}

    Status run(Console& console, const CancelToken& cancel) override {
        const auto checks = selfTest({cancel, console.progress()});
        if (!checks) return checks.error();
        Json list = Json::array();
        std::string text;
        std::string broken;
        for (const PartCheck& check : *checks) {
            list.push_back(
                {{"part", check.part}, {"state", partStateName(check.state)}, {"detail", check.detail}});
            text += fmt::format("{:<12} {:<7} {}\n", check.part, partStateName(check.state), check.detail);
            if (check.state == PartState::failed) broken += (broken.empty() ? "" : ", ") + check.part;
        }
        if (auto told = console.result(
                {{"version", ATOS_VERSION}, {"ok", broken.empty()}, {"checks", std::move(list)}}, text);
            !told)
            return told;
        if (broken.empty()) return {};
        return environmentLacks("Something that ATOS MIDI promises does not work here: " + broken + ".");
    }
};

} // namespace

std::unique_ptr<Command> makeSelfTest() {
    return std::make_unique<SelfTest>();
}

} // namespace atos
