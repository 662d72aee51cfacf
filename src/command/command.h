// SPDX-License-Identifier: Apache-2.0
// One verb of `atos`: its options, and what it does. Each verb has a file of its own.
#pragma once

#include "command/console.h"
#include "core/result.h"
#include "core/task.h"

#include <memory>

namespace CLI {
class App;
}

namespace atos {

class Command {
public:
    virtual ~Command() = default;
    /// Adds the verb's arguments and options; `--json` and `--verbose` are there already.
    virtual void declare(CLI::App& verb) = 0;
    /// Everything it has to tell goes through `console`; a failure that is not told yet is returned.
    [[nodiscard]] virtual Status run(Console& console, const CancelToken& cancel) = 0;
};

struct Verb {
    const char* name;
    const char* summary;
    std::unique_ptr<Command> (*make)();
};

} // namespace atos
