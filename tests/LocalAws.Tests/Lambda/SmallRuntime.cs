using LocalAws.Lambda;
using LocalAws.Processes;

namespace LocalAws.Tests.Lambda;

/// <summary>A Lambda runtime that is a real program: its handler is the Perl function in the file <c>handler.pl</c> of the zip.</summary>
internal static class SmallRuntime
{
    private const string Script = """
        use strict; use warnings; use IO::Socket::INET;
        $| = 1;
        my $api = $ENV{AWS_LAMBDA_RUNTIME_API};
        sub call {
          my ($method, $path, $body) = @_;
          my $socket = IO::Socket::INET->new(PeerAddr => $api) or exit 9;
          print $socket "$method /2018-06-01/runtime/$path HTTP/1.1\r\nHost: $api\r\nConnection: close\r\nContent-Length: " . length($body) . "\r\n\r\n$body";
          local $/;
          return split /\r\n\r\n/, <$socket> // exit(0), 2;
        }
        my $handler = do "$ENV{LAMBDA_TASK_ROOT}/handler.pl";
        if (ref $handler ne 'CODE') {
          call('POST', 'init/error', '{"errorType":"Runtime.ImportModuleError","errorMessage":"no handler"}');
          exit 1;
        }
        while (1) {
          my ($head, $event) = call('GET', 'invocation/next', '');
          my ($id) = $head =~ /^lambda-runtime-aws-request-id: (\S+)/im;
          my $answer = eval { $handler->($event) };
          if ($@) { call('POST', "invocation/$id/error", '{"errorType":"Died","errorMessage":"' . ($@ =~ s/ at .*//sr) . '"}') }
          else { call('POST', "invocation/$id/response", $answer) }
        }
        """;

    public static LocalProgram Program { get; } = new() { FileName = "perl", Arguments = ["-e", Script] };

    /// <param name="body">Perl that finds the event in <c>$_[0]</c> and ends with the answer as JSON text.</param>
    public static byte[] Zip(string body) => FunctionZip.Of(("handler.pl", $"sub {{ {body} }}"));

    public static FunctionSpec Function(string body) => new("api") { Zip = Zip(body), Program = Program };
}
