namespace EcsDeploy.Tests.Wishes;

public sealed class AssignmentTests
{
    [Theory]
    [InlineData("NAME=value", null, null, "NAME", "value")]
    [InlineData("app:NAME=value", null, "app", "NAME", "value")]
    [InlineData("web/NAME=value", "web", null, "NAME", "value")]
    [InlineData("web/app:NAME=value", "web", "app", "NAME", "value")]
    [InlineData("A==x = y=", null, null, "A", "=x = y=")]
    [InlineData("A=", null, null, "A", "")]
    [InlineData("URL=https://shop/a:b", null, null, "URL", "https://shop/a:b")]
    [InlineData("A=two\nlines ", null, null, "A", "two\nlines ")]
    [InlineData("web/app:com.example/a:b=1", "web", "app", "com.example/a:b", "1")]
    public void The_first_equals_sign_splits_and_the_scope_stands_in_front(string line, string? service, string? container, string name, string value) =>
        Assignment.Parse(line).ShouldBe(new Assignment(service, container, name, value));

    [Theory]
    [InlineData("NAME")]
    [InlineData("=value")]
    [InlineData("/NAME=value")]
    [InlineData(":NAME=value")]
    [InlineData("web/app:=value")]
    public void Anything_else_is_refused_with_what_is_allowed(string line) =>
        Should.Throw<FormatException>(() => Assignment.Parse(line)).Message.ShouldBe("expected [service/][container:]NAME=value");

    [Fact]
    public void A_name_alone_takes_no_value()
    {
        Assignment.ParseName("web/app:NAME").ShouldBe(new Assignment("web", "app", "NAME", ""));
        Should.Throw<FormatException>(() => Assignment.ParseName("NAME=1")).Message.ShouldContain("without a value");
    }

    [Fact]
    public void A_tag_may_have_a_colon() => Assignment.ParseTag("web/acme:team=a=b").ShouldBe(new Assignment("web", null, "acme:team", "a=b"));

    [Theory]
    [InlineData("arn:aws:s3:::bucket/a=b.env", null, null, "arn:aws:s3:::bucket/a=b.env")]
    [InlineData("app=arn:aws:s3:::bucket/app.env", null, "app", "arn:aws:s3:::bucket/app.env")]
    [InlineData("web/app = arn:aws:s3:::bucket/app.env", "web", "app", "arn:aws:s3:::bucket/app.env")]
    [InlineData("web/arn:aws:s3:::bucket/app.env", "web", null, "arn:aws:s3:::bucket/app.env")]
    public void An_environment_file_is_an_object_in_S3(string line, string? service, string? container, string arn) =>
        EnvironmentFileAssignment.Parse(line).ShouldBe(new EnvironmentFileAssignment(service, container, arn));

    [Theory]
    [InlineData("app.env")]
    [InlineData("arn:aws:ssm:eu-west-1:1:parameter/x")]
    [InlineData("app arn:aws:s3:::bucket/app.env")]
    [InlineData("/app=arn:aws:s3:::bucket/app.env")]
    public void Another_environment_file_is_refused(string line) =>
        Should.Throw<FormatException>(() => EnvironmentFileAssignment.Parse(line)).Message.ShouldContain("ARN of an S3 object");
}
