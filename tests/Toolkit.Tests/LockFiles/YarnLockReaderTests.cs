using Actions.Toolkit;

namespace Toolkit.Tests.LockFiles;

public class YarnLockReaderTests
{
    [Fact]
    public void The_classic_form_is_read()
    {
        var entry = YarnLockReader.Read("# yarn lockfile v1\r\n\r\n\"@acme/ui@^1.0.0\", \"@acme/ui@~1.0.0\":\r\n  version \"1.0.5\"\r\n  dependencies:\r\n    ms \"^2.0.0\"\r\n  optionalDependencies:\r\n    fsevents \"~2.3.2\"\r\n").ShouldHaveSingleItem();

        entry.Line.ShouldBe(3);
        entry.Descriptors.ShouldBe(["@acme/ui@^1.0.0", "@acme/ui@~1.0.0"]);
        entry.Fields["version"].ShouldBe("1.0.5");
        entry.Dependencies.ShouldBe([("ms", "^2.0.0"), ("fsevents", "~2.3.2")]);
        entry.Optional.ShouldBe(["fsevents"]);
    }

    [Fact]
    public void The_later_form_is_read()
    {
        var entries = YarnLockReader.Read("__metadata:\n  version: 8\n\n\"chokidar@npm:3.5.3\":\n  version: 3.5.3\n  resolution: \"chokidar@npm:3.5.3\"\n  dependencies:\n    anymatch: \"npm:~3.1.2\"\n    fsevents: \"npm:~2.3.2\"\n  dependenciesMeta:\n    fsevents:\n      optional: true\n  bin:\n    chokidar: cli.js\n");

        entries.Select(entry => entry.Line).ShouldBe([1, 4]);
        entries[1].Fields["resolution"].ShouldBe("chokidar@npm:3.5.3");
        entries[1].Dependencies.ShouldBe([("anymatch", "npm:~3.1.2"), ("fsevents", "npm:~2.3.2")]);
        entries[1].Optional.ShouldBe(["fsevents"]);
    }

    [Theory]
    [InlineData("<html>\n", 1)]
    [InlineData("\n  version \"1\"\n", 2)]
    [InlineData("a@1:\n  version \"1\"\n:\n", 3)]
    public void What_is_not_understood_is_named(string text, int line) => Should.Throw<FormatException>(() => YarnLockReader.Read(text)).Message.ShouldBe($"line {line} is not understood");
}
