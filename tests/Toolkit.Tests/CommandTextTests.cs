using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("serve --port 80", new[] { "serve", "--port", "80" })]
    [InlineData("sh -c 'exec  serve \"$X\"'", new[] { "sh", "-c", "exec  serve \"$X\"" })]
    [InlineData("""say "a \"b\" \n" c\ d""", new[] { "say", "a \"b\" \\n", "c d" })]
    [InlineData("a'b'\"c\" ''", new[] { "abc", "" })]
    [InlineData("""["serve", "--motto=a b", ""]""", new[] { "serve", "--motto=a b", "" })]
    [InlineData("[]", new string[0])]
    public void A_command_is_an_array_or_a_line_of_words(string text, string[] words) => CommandText.Parse(text).ShouldBe(words);

    [Theory]
    [InlineData("say 'hello", "the quote ' is not closed")]
    [InlineData("[\"serve\", 80]", "texts only")]
    [InlineData("[serve]", "expected a JSON array of texts")]
    public void A_command_that_is_neither_is_refused(string text, string said) =>
        Should.Throw<FormatException>(() => CommandText.Parse(text)).Message.ShouldContain(said);
}
