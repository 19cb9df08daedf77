using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LocalAws.Tests")]
[assembly: InternalsVisibleTo("EcsDeploy.Tests")]
