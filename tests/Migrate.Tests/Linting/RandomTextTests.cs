using System.Text;
using Migrate.Linting;

namespace Migrate.Tests.Linting;

/// <summary>Whatever the text: the lint never fails, and what it finds is where it says.</summary>
public sealed class RandomTextTests
{
    private static readonly string[] Harmless =
    [
        "-- DROP TABLE x;\n", "--\n", "/* DROP TABLE x; */", "/* a /* b\n */ ; DROP TABLE x;\n */", "SELECT 'DROP TABLE x;\n''';", "SELECT E'\\'; DROP TABLE x; \\\\';\n",
        "SELECT $$;\nDROP TABLE x;\n$$;", "SELECT $q$ $$ ; DROP TABLE x; $q$;", "SELECT \";\nDROP TABLE \"\"x\"\";\";", "\r\n", "\n\n", "  ", ";", "INSERT INTO t VALUES (1, '--');\n",
        "CREATE FUNCTION f() RETURNS void AS $f$\nBEGIN\nDROP TABLE x;\nEND $f$ LANGUAGE plpgsql;",
    ];

    private static readonly string[] Shreds =
    [
        "'", "''", "\"", "`", "$", "$$", "$a$", "${", "}", "--", "/*", "*/", "\\", "\n", "\r\n", ";", "(", ")", ",", ".", "*", " ", "E'", "é", "\ud83d", "\0", "1", "=",
        "DO", "BEGIN", "END", "IF", "THEN", "ELSE", "LOOP", "CASE", "WHEN", "EXECUTE", "CREATE", "ALTER", "DROP", "TABLE", "COLUMN", "INDEX", "ON", "ADD", "CONSTRAINT", "UPDATE", "DELETE", "WITH",
        "TRUNCATE", "LOCK", "SET", "RENAME", "ATOMIC", "FUNCTION", "NOT", "NULL", "EXISTS", "lock_timeout", "migrate:allow", "drop-table",
    ];

    [Fact]
    public void Statements_between_strings_and_comments_are_found_at_their_lines()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var (script, lines) = Mixture(new Random(seed));

            var findings = Lint.Findings(script, hasLockTimeout: true);

            findings.Select(finding => finding.Line).ShouldBe(lines, $"seed {seed}:\n{script}");
            findings.ShouldAllBe(finding => finding.Rule == LintRule.DropTable);
        }
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var script = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Shreds[random.Next(Shreds.Length)] + (random.Next(2) == 0 ? " " : "")));

            var findings = Lint.Findings(script);

            findings.ShouldAllBe(finding => finding.Line >= 1 && finding.Line <= script.Count(letter => letter == '\n') + 1, $"seed {seed}:\n{script}");
        }
    }

    private static (string Script, IReadOnlyList<int> Lines) Mixture(Random random)
    {
        var script = new StringBuilder();
        var lines = new List<int>();
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            if (random.Next(3) == 0)
            {
                lines.Add(script.ToString().Count(letter => letter == '\n') + 1);
                script.Append("DROP /* a\n */ TABLE\n t;");
            }
            else
            {
                script.Append(Harmless[random.Next(Harmless.Length)]);
            }
        }
        return (script.ToString(), lines);
    }
}
