// SPDX-License-Identifier: Apache-2.0
// What the command says, and where: results on stdout, everything else on stderr, progress only on a
// terminal.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <string>
#include <string_view>

namespace atos {

class Console {
public:
    explicit Console(bool json);
    ~Console(); ///< wipes the progress line

    [[nodiscard]] bool json() const { return json_; }
    /// A result in the words of this console: `object` on one line in JSON mode, else `text`. Any thread.
    [[nodiscard]] std::string worded(const Json& object, std::string_view text) const;
    /// Tells what worded() gave. cancelled when nobody reads any more, environment when the disk behind
    /// stdout is full.
    [[nodiscard]] Status tell(std::string_view words);
    /// Both at once.
    [[nodiscard]] Status result(const Json& object, std::string_view text) {
        return tell(worded(object, text));
    }
    /// An output goes to stdout, so results do not: they are told on stderr when that is a terminal.
    void leaveStdoutToAnOutput() { stdoutTaken_ = true; }
    /// Whether results still arrive: false once one could not be written.
    [[nodiscard]] bool canTell() const { return canTell_; }
    /// `atos: <sentence> <next step>`, in one line whatever is in the names it tells.
    void error(const Error& error);
    /// A line that redraws itself, after `label`; empty when stderr is no terminal.
    [[nodiscard]] ProgressFunction progress(std::string label = {});

private:
    void wipeProgress();

    bool json_;
    bool terminal_;
    bool stdoutTaken_ = false;
    bool canTell_ = true;
    bool progressShown_ = false;
    bool readerGone_ = false;
};

} // namespace atos
